# Tells which processes are a session's: those that are marked, those that it has launched, what descends from them, and
# what is in a session that one of them has opened. The same rule as in class Lineage, where it is explained.
#
# Lines of input: "marked PID", "leader PID TICKS", and what grep prints for /proc/PID/status (Uid:) and /proc/PID/stat.
# Lines of output: "pid PID" for each, and "leader PID TICKS" for those that others may have as their session.
# usage: awk -v self=PID PROGRAM

$1 == "marked" { marked[$2] = 1; next }
$1 == "leader" { began[$2] = $3; next }
match($0, /\/[0-9]+\/status:Uid:/) {
    pid = substr($0, RSTART + 1) + 0
    user[pid] = $2
    next
}
match($0, /\/[0-9]+\/stat:/) {
    pid = substr($0, RSTART + 1) + 0
    # The name of the program, in parentheses, may hold anything, even a line break.
    if (match($0, /.*\) [A-Zxk] /)) {
        split(substr($0, RLENGTH - 1), field, " ")
        if (field[1] != "Z" && field[1] != "X") {
            parent[pid] = field[2]
            session[pid] = field[4]
            ticks[pid] = field[20]
        }
    }
}
function is_opened(number, start) {
    return (number in began) && began[number] + 0 <= start + 0 && (!(number in ticks) || ticks[number] == began[number])
}
END {
    more = 1
    while (more) {
        more = 0
        for (pid in ticks) {
            if ((pid in ours) || pid == self || user[pid] != user[self]) {
                continue
            }
            if ((pid in marked) || (parent[pid] in ours) || is_opened(session[pid], ticks[pid]) \
                    || (pid in began) && began[pid] == ticks[pid]) {
                ours[pid] = 1
                more = 1
                if (session[pid] == pid) {
                    began[pid] = ticks[pid]
                }
            }
        }
    }
    for (pid in ours) {
        print "pid", pid
    }
    for (pid in began) {
        print "leader", pid, began[pid]
    }
}
