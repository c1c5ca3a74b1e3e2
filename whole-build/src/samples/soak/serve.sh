# Starts the server of the soak in the way that target/way says, where it is no input of the tests.
way=$(cat target/way 2>/dev/null)
preloaded() {
    exec node --import "./ways/$1.mjs" server.mjs
}
cleared() {
    exec env -i "PATH=$PATH" "PORT=$PORT" "DATA_DIR=$DATA_DIR" "API_TOKEN=$API_TOKEN" "$@"
}

case $way in
cleared) cleared node server.mjs ;;
titled)
    # Perl writes its title over its environment. It waits for the server, as a process manager does.
    # shellcheck disable=SC2016 # Perl is to expand it
    exec perl -e '
        my @command = @ARGV;
        $0 = "manager " x 500;
        my $server = fork;
        exec @command unless $server;
        $SIG{TERM} = sub { kill "TERM", $server };
        waitpid $server, 0;
        exit $? >> 8;' env -i "PATH=$PATH" "PORT=$PORT" "DATA_DIR=$DATA_DIR" "API_TOKEN=$API_TOKEN" node server.mjs
    ;;
slow | locks) preloaded "$way" ;;
*) exec node server.mjs ;;
esac
