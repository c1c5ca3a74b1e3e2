# Runs a command in a detached tmux session, prints what the command prints, and ends when it ends, with its exit code.
#
# What the command prints comes through a named pipe: nobody but the reader of this program's output writes it to a file.
# The tmux server is a daemon; it and all below it have this program's environment, and with it the mark of the worker.
#
# usage: SMARTSCRAPER_E2E_TMUX=DIRECTORY sh -c PROGRAM terminal TMUX SESSION COMMAND...; DIRECTORY is this session's own
program=$1
session=$2
shift 2
socket=$SMARTSCRAPER_E2E_TMUX/tmux
output=$SMARTSCRAPER_E2E_TMUX/output
code=$SMARTSCRAPER_E2E_TMUX/code
pipe=$SMARTSCRAPER_E2E_TMUX/pipe
end=terminal-$$-ended

# The user's own tmux, its sessions and its configuration have nothing to do with this one.
unset TMUX TMUX_PANE
ask() {
    "$program" -f /dev/null -S "$socket" "$@"
}

rm -f "$socket" "$output" "$code" "$pipe"
mkfifo -m 600 "$output" || exit 125

# Prints each line at once, until the end of the command or of tmux. GNU and BSD name the option differently.
at_once=-l
sed -u q </dev/null >/dev/null 2>&1 && at_once=-u
sed -n "$at_once" -e "/$end/{" -e "s/$end.*//" -e '/./p' -e 'q' -e '}' -e 'p' <"$output" &
reader=$!

# tmux itself may drop the last of a pane's output, and forget how it ended. So the pane says that it has ended, behind all
# that the command has printed, and stays until that has been read.
# shellcheck disable=SC2016 # a shell below tmux is to expand it
pane='trap : INT QUIT
end=$1
shift
env "$@"
echo "$?" >"$SMARTSCRAPER_E2E_TMUX/code"
echo "$end"
exec sleep 60'

# tmux expands # and % in the command of the pipe, so the path is none of that command's words.
# shellcheck disable=SC2016 # a shell below tmux is to expand it
pids=$(ask set-option -g history-limit 10000 \; \
    new-session -d -P -F '#{pid} #{pane_pid}' -s "$session" -x 200 -y 50 sh -c "$pane" pane "$end" "$@" \; \
    pipe-pane -O -t "$session:" 'echo "$$" >"$SMARTSCRAPER_E2E_TMUX/pipe"; exec cat >"$SMARTSCRAPER_E2E_TMUX/output"') || {
    kill "$reader"
    exit 125
}

wait "$reader"
ask kill-server 2>/dev/null

# tmux has only begun to end then. It needs no help, but whoever sees this program end is to find nothing left of it. A
# process that nobody has taken note of yet has ended as well; where there is /proc, its program is gone from there.
runs() {
    if [ -d /proc/self ]; then [ -e "/proc/$1/exe" ]; else kill -s 0 "$1" 2>/dev/null; fi
}
round=0
for pid in $pids $(cat "$pipe" 2>/dev/null); do
    while runs "$pid" && [ "$round" -lt 200 ]; do
        sleep 0.02
        round=$((round + 1))
    done
done

# None if the pane was killed, or tmux.
[ -s "$code" ] && exit "$(cat "$code")"
exit 137
