package io.github.smartscraper.e2e.process;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Table of processes on macOS and other systems without /proc: {@code ps} appends the environment to the command line.
 */
final class PsTable implements ProcessTable {

    private static final List<String> COMMAND = List.of("ps", "-axEww", "-o", "pid=,command=");

    private static final Pattern LINE = Pattern.compile("\\s*(\\d+)\\s+(.*)");

    static boolean isAvailable() {
        return System.getProperty("os.name", "").startsWith("Mac");
    }

    @Override
    public Set<Long> carrying(ProcessCookie cookie) {
        try {
            return carrying(cookie, CommandOutput.of(COMMAND));
        } catch (IOException e) {
            return Set.of();
        }
    }

    static Set<Long> carrying(ProcessCookie cookie, List<String> listing) {
        Set<Long> pids = new HashSet<>();
        for (String line : listing) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches() && carries(matcher.group(2), cookie.variables())) {
                pids.add(Long.parseLong(matcher.group(1)));
            }
        }
        return pids;
    }

    private static boolean carries(String commandAndEnvironment, Map<String, String> variables) {
        List<String> words = List.of(commandAndEnvironment.split(" "));
        return variables.entrySet().stream()
                .allMatch(variable -> words.contains(variable.getKey() + '=' + variable.getValue()));
    }
}
