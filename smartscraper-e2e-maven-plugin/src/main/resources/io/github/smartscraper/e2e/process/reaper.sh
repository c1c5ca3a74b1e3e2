# Cleans up after a build whose Maven has gone without doing so itself, whatever ended it.
#
# Standard input is a pipe that only Maven holds the other end of. Each line that comes through names something that is
# about to be made: "dir PATH" a DATA_DIR, "file PATH" a file that names the session, "locks PATH" a directory with files
# that begin with Maven's pid, "pipes PATH" a directory with named pipes that servers print to. The line "done" says that
# nothing is left to do. If the pipe ends without it, Maven is gone. The line "keep SECONDS PATH" says that Maven is about to
# go, and that all is to be kept for the next build while that file is there, for so many seconds at the longest.
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
kept=
while IFS= read -r line; do
    case $line in
    done) exit 0 ;;
    keep\ *)
        line=${line#keep }
        seconds=${line%% *}
        kept=${line#* }
        ;;
    *) watched=$watched$line$newline ;;
    esac
done

# The pids of all processes that carry the session's mark in their environment.
marked() {
    if [ -n "$proc" ]; then
        grep -lsz "^$mark\$" "$proc"/[0-9]*/environ | tr -dc '0-9\n'
    else
        ps -axEww -o pid=,command= | grep -F -- "$mark" | grep -v 'grep -F' | awk '{ print $1 }'
    fi
}

# Limits go by the clock: a round of a loop takes as long as a busy machine makes it. The clock knows whole seconds only, and
# may have been put back.
begin() {
    begun=$(date +%s)
}
has_passed() {
    passed=$(($(date +%s) - begun))
    [ "$passed" -ge "$1" ] || [ "$passed" -lt 0 ]
}

# Whether a directory still says that this keeper is its owner.
is_owner() {
    printf '%s' "$watched" | {
        while IFS= read -r line; do
            case $line in
            dir\ *) grep -qsxF "pid=$$" "${line#dir }.owner" && exit 0 ;;
            esac
        done
        exit 1
    }
}

# Servers that print to a pipe which nobody reads would stop when it is full. The readers are children of this shell, which
# has not waited for them: their pids can't be another's.
readers=
drain() {
    while IFS= read -r line; do
        case $line in
        pipes\ *)
            for pipe in "${line#pipes }"/*.pipe; do
                [ -p "$pipe" ] || continue
                env "$mark" cat 0<>"$pipe" >/dev/null 2>&1 &
                readers="$readers $!"
            done
            ;;
        esac
    done <<END
$watched
END
}

if [ -n "$kept" ]; then
    drain
    begin
    while [ -e "$kept" ] && ! has_passed "$seconds"; do
        sleep 0.2
    done
    # shellcheck disable=SC2086 # one pid a word
    [ -n "$readers" ] && kill -s KILL $readers 2>/dev/null
    if ! mv -- "$kept" "$kept.ended" 2>/dev/null; then
        # A build is taking over, unless the file was merely removed; one that dies over it leaves all to this keeper.
        begin
        while [ -e "$kept.taken" ] && is_owner && ! has_passed 10; do
            sleep 0.2
        done
        is_owner || exit 0
    fi
    rm -f -- "$kept.ended"
fi

# A process that is started while others are listed may be overlooked once.
left() {
    pids=$(marked)
    [ -n "$pids" ] || { sleep 0.05 && pids=$(marked); }
    [ -n "$pids" ]
}

# Asked once to end, and ended by force when a full second has passed, each time with those that are left.
pids=$(marked)
# shellcheck disable=SC2086 # one pid a word
[ -n "$pids" ] && kill -s TERM $pids 2>/dev/null
begin
while left; do
    # shellcheck disable=SC2086 # one pid a word
    has_passed 2 && kill -s KILL $pids 2>/dev/null
    has_passed 8 && break
    sleep 0.1
done

# Whether something is mounted in a directory of ours, or on it. Its name, which nobody could foresee, tells where it is. What
# is mounted is not ours, whatever device it is on; goal clean names it.
has_mounts() {
    [ -n "$proc" ] && [ -r "$proc/self/mountinfo" ] || return 1
    while read -r _ _ _ _ point _; do
        case $point/ in
        */"${1##*/}"/*) return 0 ;;
        esac
    done <"$proc/self/mountinfo"
    return 1
}

# Only what says that it is this session's is removed, or a directory that was just being made; rm follows no symbolic links.
printf '%s' "$watched" | while IFS= read -r line; do
    path=${line#* }
    case $line in
    dir\ *)
        if [ -O "$path.owner" ] && grep -qsxF "session=$session" "$path.owner" && ! has_mounts "$path"; then
            rm -rf -- "$path" 2>/dev/null || {
                # Into a directory that may not be read or written, its owner has to let himself first.
                find "$path" -type d -exec chmod u+rwx {} \; 2>/dev/null
                rm -rf -- "$path"
            }
            [ -e "$path" ] || rm -f -- "$path.owner"
        elif [ ! -e "$path.owner" ]; then
            # Maven may have been killed while it wrote the marker.
            rm -f -- "${path%/*}/.${path##*/}.owner"*.tmp
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
