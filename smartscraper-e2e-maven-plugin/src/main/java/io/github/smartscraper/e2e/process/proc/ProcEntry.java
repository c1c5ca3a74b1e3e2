package io.github.smartscraper.e2e.process.proc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Process as its line in {@code /proc/PID/stat} shows it, which everybody may read, whoever it belongs to.
 *
 * @param pid its number
 * @param parent the number of its parent
 * @param session number of its session, which is the pid of the process that has opened that
 * @param ticks when it began, in clock ticks since the start of the system
 * @param ended whether it has ended, and its parent has not noticed
 */
public record ProcEntry(long pid, long parent, long session, long ticks, boolean ended) {

    private static final String ENDED_STATES = "ZX";

    /** Places behind the name of the program, counted from 0; proc(5) counts from 1, and the pid and that name with them. */
    private static final int STATE = 0;

    private static final int PARENT = 1;
    private static final int SESSION = 3;
    private static final int TICKS = 19;

    /** Real, effective, saved and file system user. */
    private static final Pattern USER = Pattern.compile("(?m)^Uid:\\s+(\\d+)");

    /** The process with this pid, if there is one. */
    public static Optional<ProcEntry> of(long pid) {
        return ProcFile.text(pid + "/stat").flatMap(ProcEntry::parse);
    }

    /** All processes that this user may see. */
    public static List<ProcEntry> all() {
        List<ProcEntry> all = new ArrayList<>();
        ProcFile.pids().forEach(pid -> of(pid).ifPresent(all::add));
        return all;
    }

    /** The name of the program stands in parentheses, and may hold anything, even those. */
    static Optional<ProcEntry> parse(String line) {
        int begin = line.indexOf('(');
        int end = line.lastIndexOf(')');
        if (begin < 1 || end < begin) {
            return Optional.empty();
        }
        String[] fields = ProcFile.behindName(line);
        if (fields.length <= TICKS) {
            return Optional.empty();
        }
        return Optional.of(new ProcEntry(
                Long.parseLong(line.substring(0, begin).trim()),
                Long.parseLong(fields[PARENT]),
                Long.parseLong(fields[SESSION]),
                Long.parseLong(fields[TICKS]),
                ENDED_STATES.contains(fields[STATE])));
    }

    /** Whether it runs as the user who runs this code. */
    public boolean isOwn() {
        OptionalLong user = user(Long.toString(pid));
        return user.isPresent() && user.equals(user("self"));
    }

    private static OptionalLong user(String process) {
        return ProcFile.text(process + "/status").map(USER::matcher).filter(Matcher::find).stream()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .findFirst();
    }
}
