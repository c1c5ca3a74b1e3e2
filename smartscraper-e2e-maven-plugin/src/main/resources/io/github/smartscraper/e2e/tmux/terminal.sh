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

# The user's own tmux, its sessions and its configuration have nothing to do with this one.
unset TMUX TMUX_PANE
ask() {
    "$program" -f /dev/null -S "$socket" "$@"
}

rm -f "$socket" "$output"
mkfifo -m 600 "$output" || exit 125
cat <"$output" &
reader=$!

# A pane that remains keeps its exit code and the end of its output. tmux expands # and % in the command of the pipe, so the
# path is none of that command's words.
# shellcheck disable=SC2016 # a shell below tmux is to expand it
ask set-option -g history-limit 10000 \; \
    set-option -g remain-on-exit on \; \
    set-hook -g pane-died 'wait-for -S ended' \; \
    new-session -d -s "$session" -x 200 -y 50 env "$@" \; \
    pipe-pane -O -t "$session:" 'exec cat >"$SMARTSCRAPER_E2E_TMUX/output"' || {
    kill "$reader"
    exit 125
}

ask wait-for ended 2>/dev/null
ending=$(ask display-message -p -t "$session:" '#{pane_dead_status}:#{pane_dead_signal}' 2>/dev/null)
ask kill-server 2>/dev/null
wait "$reader"

# Either is empty. A tmux that is gone, or too old to tell the signal, says neither: something was killed.
code=${ending%%:*}
signal=${ending#*:}
[ -n "$code" ] && exit "$code"
exit $((128 + ${signal:-9}))
