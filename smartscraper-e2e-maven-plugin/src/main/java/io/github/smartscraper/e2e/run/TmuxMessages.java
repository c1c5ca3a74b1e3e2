package io.github.smartscraper.e2e.run;

import java.nio.file.Path;

/** Sentences about servers in terminals. */
final class TmuxMessages {

    private TmuxMessages() {}

    static String missing() {
        return "Parameter tmux 'true' can't be used: there is no program tmux on the PATH. Install it (Debian: apt-get "
                + "install tmux, macOS: brew install tmux), or leave out -De2e.tmux.";
    }

    static String notKept() {
        return "Parameters tmux and keepAlive can't be used together: a tmux session ends with its build. Leave out "
                + "-De2e.tmux or -De2e.keepAlive.";
    }

    static String noRoom(Path temporaryDirectory) {
        return "Parameter tmux 'true' can't be used: the path of a socket may have 103 bytes, which is too few for one in "
                + temporaryDirectory + ", and /tmp can't be written. Choose a shorter -Djava.io.tmpdir=…, or leave out "
                + "-De2e.tmux.";
    }

    /** What to type in order to look at a worker's server. */
    static String attach(String command) {
        return "        look at it: " + command;
    }
}
