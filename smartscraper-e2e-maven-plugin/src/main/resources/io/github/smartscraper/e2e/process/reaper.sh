# Cleans up after a build whose Maven has gone without doing so itself, whatever ended it.
#
# Standard input is a pipe that only Maven holds the other end of. Each line that comes through names something that is
# about to be made: "dir PATH" a DATA_DIR, "file PATH" a file that names the session, "locks PATH" a directory with files
# that begin with Maven's pid. The line "done" says that nothing is left to do. If the pipe ends without it, Maven is gone.
#
# usage: sh -c PROGRAM reaper SESSION PID PROC; PID is Maven's, PROC is /proc, or empty where there is none
session=$1
owner=$2
proc=$3
mark=SMARTSCRAPER_E2E_SESSION=$session

# A Ctrl-C in the terminal, or its end, is Maven's business.
trap '' INT HUP TERM QUIT

watched=
newline='
'
while IFS= read -r line; do
    [ "$line" = done ] && exit 0
    watched=$watched$line$newline
done

# The pids of all processes that carry the session's mark in their environment.
marked() {
    if [ -n "$proc" ]; then
        grep -lsz "^$mark\$" "$proc"/[0-9]*/environ | tr -dc '0-9\n'
    else
        ps -axEww -o pid=,command= | grep -F -- "$mark" | grep -v 'grep -F' | awk '{ print $1 }'
    fi
}

# Asked once to end, and from the first second on ended by force, each time with those that are left.
round=0
pids=$(marked)
while [ -n "$pids" ] && [ "$round" -lt 40 ]; do
    # shellcheck disable=SC2086 # one pid a word
    if [ "$round" -eq 0 ]; then
        kill -s TERM $pids 2>/dev/null
    elif [ "$round" -ge 10 ]; then
        kill -s KILL $pids 2>/dev/null
    fi
    sleep 0.1
    round=$((round + 1))
    pids=$(marked)
done

# Only what says that it is this session's is removed, or a directory that is still empty; rm follows no symbolic links.
printf '%s' "$watched" | while IFS= read -r line; do
    path=${line#* }
    case $line in
    dir\ *)
        if grep -qsxF "session=$session" "$path/.smartscraper-e2e"; then
            rm -rf -- "$path"
        else
            rmdir -- "$path" 2>/dev/null
        fi
        ;;
    file\ *)
        grep -qsF "$session" "$path" && rm -f -- "$path"
        ;;
    locks\ *)
        for lock in "$path"/*.lock; do
            grep -qs "^$owner " "$lock" && rm -f -- "$lock"
        done
        rm -f -- "$path/.lock-$owner-"*
        rmdir -- "$path" 2>/dev/null
        ;;
    esac
done
