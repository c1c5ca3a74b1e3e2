# Cleans up after a build whose Maven has gone without doing so itself, whatever ended it.
#
# Standard input is a pipe that only Maven holds the other end of. Each line that comes through names something that is
# about to be made: "dir PATH" a DATA_DIR, "file PATH" a file that names the session, "locks PATH" a directory with files
# that begin with what Maven's locks begin with, "pipes PATH" a directory with named pipes that servers print to, and
# "leader PID TICKS" a process that was launched, with its start in clock ticks. The first line is "session ID": everybody
# can read the arguments of a process, and who knows the session can have his own processes taken for ours, so no argument
# of any program that is started here holds it. The line "done" says that nothing is left to do. If the pipe ends without it,
# Maven is gone. The line "keep SECONDS PATH" says that Maven is about to go, and that all is to be kept for the next build while
# that file is there, for so many seconds at the longest.
#
# usage: sh -c PROGRAM reaper OWNER PROC LINEAGE [GRACE]; OWNER is what Maven's locks begin with, its pid and start; PROC is
# /proc, or empty where there is none; LINEAGE is a program of awk; GRACE is how many seconds processes get to end by themselves
owner=$1
proc=$2
lineage=$3
grace=${4:-2}

# A Ctrl-C in the terminal, or its end, is Maven's business.
trap '' INT HUP TERM QUIT

session=
watched=
leaders=
newline='
'
kept=
while IFS= read -r line; do
    case $line in
    done) exit 0 ;;
    session\ *) session=${line#session } ;;
    leader\ *) leaders=$leaders$line$newline ;;
    keep\ *)
        line=${line#keep }
        seconds=${line%% *}
        kept=${line#* }
        ;;
    *) watched=$watched$line$newline ;;
    esac
done
[ -n "$session" ] || exit 1
mark=SMARTSCRAPER_E2E_SESSION=$session

# The pids of all processes that carry the session's mark in their environment.
marked() {
    if [ -n "$proc" ]; then
        printf '%s\n' "$mark" | grep -lszxF -f - "$proc"/[0-9]*/environ | while IFS= read -r file; do
            file=${file%/environ}
            printf 'marked %s\n' "${file##*/}"
        done
    else
        # Its own environment does not have the mark, nor have the arguments of grep.
        ps -axEww -o pid=,command= | grep -F -f /dev/fd/3 3<<END | while read -r pid rest; do printf 'pid %s\n' "$pid"; done
$mark
END
    fi
}

# Sets pids to those of all processes that are the session's.
find_pids() {
    if [ -n "$proc" ]; then
        found=$({
            printf '%s' "$leaders"
            marked
            grep -sa '^Uid:' "$proc"/[0-9]*/status
            grep -sa '' "$proc"/[0-9]*/stat
        } | awk -v self=$$ "$lineage")
    else
        found=$(marked)
    fi
    pids=
    leaders=
    while IFS= read -r line; do
        case $line in
        pid\ *) pids="$pids ${line#pid }" ;;
        leader\ *) leaders=$leaders$line$newline ;;
        esac
    done <<END
$found
END
}

# Limits go by the clock: a round of a loop takes as long as a busy machine makes it. The one that counts since the start of
# the system is nobody's to set; where there is none, the other may have been put back. Both know whole seconds only.
now() {
    if [ -n "$proc" ] && IFS=' .' read -r now rest <"$proc/uptime"; then
        return
    fi
    now=$(date +%s)
}
begin() {
    now
    begun=$now
}
has_passed() {
    now
    passed=$((now - begun))
    [ "$passed" -ge "$1" ] || [ "$passed" -lt 0 ]
}

# Whether a file has such a line, or one that has this in it, or one that begins with it.
has_line() {
    while IFS= read -r text || [ -n "$text" ]; do
        [ "$text" = "$2" ] && return 0
    done 2>/dev/null <"$1"
    return 1
}
mentions() {
    while IFS= read -r text || [ -n "$text" ]; do
        case $text in *"$2"*) return 0 ;; esac
    done 2>/dev/null <"$1"
    return 1
}
begins_with() {
    IFS= read -r text 2>/dev/null <"$1" || [ -n "$text" ] || return 1
    case $text in "$2"*) return 0 ;; esac
    return 1
}

# Whether a directory still says that this keeper is its owner.
is_owner() {
    printf '%s' "$watched" | {
        while IFS= read -r line; do
            case $line in
            dir\ *) has_line "${line#dir }.owner" "pid=$$" && exit 0 ;;
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
                SMARTSCRAPER_E2E_SESSION=$session cat 0<>"$pipe" >/dev/null 2>&1 &
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
    find_pids
    [ -n "$pids" ] || { sleep 0.05 && find_pids; }
    [ -n "$pids" ]
}

# Asked once to end, and ended by force when the grace has passed, each time with those that are left.
find_pids
# shellcheck disable=SC2086 # one pid a word
[ -n "$pids" ] && kill -s TERM $pids 2>/dev/null
begin
while left; do
    # shellcheck disable=SC2086 # one pid a word
    has_passed "$grace" && kill -s KILL $pids 2>/dev/null
    has_passed $((grace + 6)) && break
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
        if [ -O "$path.owner" ] && has_line "$path.owner" "session=$session" && ! has_mounts "$path"; then
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
        mentions "$path" "$session" && rm -f -- "$path"
        ;;
    locks\ *)
        # Whoever has taken its place may have put a link there, or a pipe; and a Maven in another container may have the same
        # pid, and the same directory.
        [ -d "$path" ] && [ ! -h "$path" ] && [ -O "$path" ] || continue
        for lock in "$path"/*.lock "$path/.lock-${owner%% *}-"*; do
            [ -f "$lock" ] && [ ! -h "$lock" ] || continue
            begins_with "$lock" "$owner " && rm -f -- "$lock"
        done
        rmdir -- "$path" 2>/dev/null
        ;;
    esac
done
