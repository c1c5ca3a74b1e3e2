package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.npm.InstallProblem;
import io.github.smartscraper.e2e.ports.Listener;
import io.github.smartscraper.e2e.ports.PortTaken;
import io.github.smartscraper.e2e.results.RunResults;
import io.github.smartscraper.e2e.results.ShardMerge;
import io.github.smartscraper.e2e.selection.Decision;
import io.github.smartscraper.e2e.selection.Selection;
import io.github.smartscraper.e2e.session.Leftovers;
import io.github.smartscraper.e2e.worker.Fault;
import io.github.smartscraper.e2e.worker.WorkerState;
import io.github.smartscraper.e2e.worker.server.ServerProblem;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every sentence for the user: what, with which value, why, and what to type next. */
public final class Messages {

    private static final String INDENT = "\n    ";
    private static final String ROW = "%-7s %-24s %-12s %-8s %s";

    private Messages() {}

    static String badParameters(List<String> problems) {
        return problems.size() == 1
                ? problems.get(0)
                : problems.size() + " parameters can't be used:" + INDENT + String.join(INDENT, problems);
    }

    static String badParameter(String name, @Nullable String value, String allowed, String example) {
        String given = value == null ? "" : " '" + value + "'";
        if (example.startsWith("<")) {
            return "Parameter " + name + given + " can't be used: it takes " + allowed + "; correct " + example
                    + " in the POM.";
        }
        String remedy = example.isEmpty()
                ? "set it with -De2e." + name + "=… or <" + name + ">"
                : "for example -De2e." + name + '=' + (example.contains(" ") ? '"' + example + '"' : example);
        return "Parameter " + name + given + " can't be used: it takes " + allowed + "; " + remedy + '.';
    }

    /** Goal integration-test, stop or verify without goal start before it. */
    public static String notStarted(String goal) {
        return "Goal " + goal
                + " found no run to go on with: goal start did not run before it in this build. Bind both in "
                + "one <execution> with <goals> start, integration-test, stop, verify, and type mvn verify.";
    }

    /** Everything is skipped. */
    public static String skipped(String because) {
        return "E2E tests are skipped (" + because + "); no server is started.";
    }

    static String noTestClasses(Path directory) {
        return "No integration test classes in " + directory + "; no server is started.";
    }

    /** Nothing failed last time. */
    static String noneFailed() {
        return "No test class failed last time (-De2e.lastFailed); nothing is run and no server is started.";
    }

    static String selected(Selection selection) {
        int all = selection.decisions().size();
        int run = selection.order().size();
        String shard = selection.shard().total() == 1 ? "" : " in shard " + selection.shard();
        return "E2E selection: " + count(all, "class", "classes") + shard + ", " + (all - run)
                + " unchanged since they passed, " + run + " to run (" + reasons(selection.decisions()) + ")";
    }

    private static String reasons(List<Decision> decisions) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        decisions.stream()
                .filter(Decision::runs)
                .sorted(Comparator.comparing(Decision::reason))
                .forEach(decision -> counts.merge(because(decision), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String because(Decision decision) {
        String what = decision.changed().stream()
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .collect(Collectors.joining(" and "));
        return switch (decision.reason()) {
            case UNCHANGED -> "unchanged since it passed";
            case CHANGED -> "changed";
            case NEW -> "new";
            case FAILED -> "failed last time";
            case UNFINISHED -> "without a result last time";
            case HIT -> "hit by an infrastructure fault last time";
            case HELPER_CHANGED -> "helper " + what + " changed";
            case ALL_CHANGED -> String.join(" and ", decision.changed()) + " changed";
            case FULL -> "with the cache ignored";
            case CHOSEN -> "chosen by name";
            case AUDIT -> "to audit the cache";
        };
    }

    static String decision(Decision decision) {
        return "E2E selection: " + decision.testClass() + (decision.runs() ? " runs: " : " does not run: ")
                + because(decision);
    }

    static String allCached(Selection selection) {
        int all = selection.decisions().size();
        String shard = selection.shard().total() == 1 ? "" : " of shard " + selection.shard();
        return all == 0
                ? "There is no test class in shard " + selection.shard() + "; no server started"
                : "All " + count(all, "test class", "test classes") + shard
                        + " are unchanged since they passed; no server started (-De2e.full=true runs them)";
    }

    static String noResults(Path directory) {
        return "There is no results.json under " + directory
                + " (-De2e.merge). Collect target/smartscraper-e2e/results.json "
                + "of every shard there, under different names that begin with results.";
    }

    static String shardsDoNotJoin(ShardMerge merge) {
        List<String> faults = new ArrayList<>();
        if (!merge.missing().isEmpty()) {
            faults.add("shards are missing: " + merge.missing());
        }
        if (!merge.repeated().isEmpty()) {
            faults.add("classes ran more than once: " + String.join(", ", merge.repeated()));
        }
        if (merge.unequal()) {
            faults.add("the shards disagree about how many shards or test classes there are");
        }
        if (faults.isEmpty()) {
            faults.add(
                    merge.results().classes().size() + " of " + merge.results().known() + " test classes have results");
        }
        return "The shards do not make a whole run: " + String.join("; ", faults)
                + ". Run all of them on the same commit, with the same test cache or with none.";
    }

    static String joined(int shards, RunResults.Totals totals, Path file) {
        return "Joined " + count(shards, "shard", "shards") + " into " + file + ": "
                + count(totals.classes(), "class", "classes") + " (" + totals.cached() + " unchanged), "
                + count(totals.tests(), "test", "tests") + ", " + totals.failures() + " failed, " + totals.skipped()
                + " skipped";
    }

    static String cacheUnusable(Path file, String reason) {
        return "The test cache " + file + " is not used: " + reason + ". Tests run as if it were empty; "
                + "remove it, or name another with -De2e.cacheFile=….";
    }

    static String auditFailed(Collection<String> testClasses) {
        return "The test cache is wrong: " + String.join(", ", testClasses)
                + " would have been skipped as unchanged, and failed. The whole cache is discarded. Please report what "
                + "the cache did not see.";
    }

    /** What -De2e.file asks for does not exist. */
    static String noFileMatch(String wanted, Collection<String> close) {
        String hint = close.isEmpty() ? "" : " Close names: " + String.join(", ", close) + '.';
        return "No test class or method has a name that contains '" + wanted
                + "' (-De2e.file); nothing is run and no server is started." + hint;
    }

    /** Two ways to choose tests at once. */
    public static String testAnd(String other, String test) {
        return "Parameters test '" + test + "' (-Dit.test) and " + other + " (-De2e." + other
                + ") both choose tests; leave one of them out.";
    }

    static String starting(int workers, int classes, int wanted) {
        String fewer = workers < wanted ? " (" + wanted + " were allowed)" : "";
        return "Starting " + count(workers, "worker", "workers") + fewer + " for "
                + count(classes, "test class", "test classes");
    }

    static String tableHead() {
        return row("Worker", "URL", "Ready after", "PID", "DATA_DIR");
    }

    static String tableRow(WorkerPlan worker, long pid, Duration after) {
        return row(
                Integer.toString(worker.id()),
                worker.baseUrl().toString(),
                seconds(after),
                Long.toString(pid),
                worker.dataDirectory().path().toString());
    }

    private static String row(String worker, String url, String ready, String pid, String directory) {
        return String.format(ROW, worker, url, ready, pid, directory);
    }

    static String portTaken(PortTaken taken) {
        String who = taken.by().map(Messages::name).orElse("another build or another user's process");
        return "Port " + taken.port() + " is taken by " + who + "; it is passed over.";
    }

    private static String name(Listener listener) {
        String command = listener.command().isEmpty() ? "a process" : listener.command();
        return command + " (pid " + listener.pid() + ')';
    }

    static String portsExhausted(int basePort) {
        return "No port from " + basePort + " up to the last one is free. Choose another range, for example "
                + "-De2e.basePort=20000.";
    }

    static String commandMissing(String program, Path directory) {
        return "Parameter command: there is no program '" + program + "', neither on the PATH nor in " + directory
                + ". Install it, or name another with -De2e.command=\"…\".";
    }

    static String installing(Path directory) {
        return "node_modules does not fit package-lock.json: npm ci in " + directory;
    }

    static String installed(Duration after) {
        return "npm ci is done after " + seconds(after);
    }

    static String install(InstallProblem problem) {
        if (problem instanceof InstallProblem.NpmMissing missing) {
            return "The packages of " + missing.appDirectory() + " have to be installed, but there is no npm on the "
                    + "PATH. Install Node.js, or install them yourself and add -De2e.install=never.";
        }
        if (problem instanceof InstallProblem.LockFileMissing missing) {
            return missing.appDirectory() + " has a package.json with dependencies, but no package-lock.json. Run npm "
                    + "install there and commit the lock file, or add -De2e.install=never.";
        }
        if (problem instanceof InstallProblem.Unreadable file) {
            return file.file() + " can't be read (" + file.reason() + "). Mend it, or add -De2e.install=never.";
        }
        InstallProblem.Failed failed = (InstallProblem.Failed) problem;
        String how = failed.exitCode().isPresent()
                ? "failed with exit code " + failed.exitCode().getAsInt()
                : "did not end within " + seconds(failed.limit());
        return "npm ci " + how + ". " + excerpt(new ServerProblem.LogExcerpt(failed.log(), failed.tail()));
    }

    /** A worker that can't be used. */
    public static String worker(WorkerException failure) {
        return "Worker " + failure.worker() + ' ' + problem(failure.problem());
    }

    static String problem(ServerProblem problem) {
        if (problem instanceof ServerProblem.NotLaunched launch) {
            return "could not be launched: " + launch.reason();
        }
        if (problem instanceof ServerProblem.Exited exit) {
            String code = exit.exitCode().isPresent()
                    ? "exited with code " + exit.exitCode().getAsInt()
                    : "ended (its exit code is not known, since an earlier build has started it)";
            return code + " after " + seconds(exit.after()) + ". " + excerpt(exit.log());
        }
        if (problem instanceof ServerProblem.NeverHealthy never) {
            return "was not healthy within " + seconds(never.limit()) + "; last answer of " + never.health() + ": "
                    + never.lastAnswer() + ". A longer limit: -De2e.timeout=…, another path: -De2e.healthPath=…. "
                    + excerpt(never.log());
        }
        if (problem instanceof ServerProblem.WentSilent silent) {
            return "has not answered for " + seconds(silent.silence()) + "; last answer of " + silent.health() + ": "
                    + silent.lastAnswer() + ". " + excerpt(silent.log());
        }
        if (problem instanceof ServerProblem.PortLost lost) {
            return "does not have port " + lost.port() + ", on which "
                    + lost.to().map(Messages::name).orElse("a process of another user")
                    + " answers. Let the server listen on PORT, or choose another range, for example "
                    + "-De2e.basePort=20000.";
        }
        if (problem instanceof ServerProblem.TooManyRestarts restarts) {
            return "is given up after " + count(restarts.restarts(), "restart", "restarts")
                    + " (-De2e.maxRestarts): it " + problem(restarts.last());
        }
        if (problem instanceof ServerProblem.BrowserLost lost) {
            return BrowserMessages.lost(lost.browser());
        }
        return problem instanceof ServerProblem.Storage storage
                ? "could not be brought back to its seed: " + storage.reason()
                : "is being stopped";
    }

    private static String excerpt(ServerProblem.LogExcerpt log) {
        return log.lines().isEmpty()
                ? "It has printed nothing (" + log.file() + ")."
                : "Last lines of " + log.file() + ":" + INDENT + String.join(INDENT, log.lines());
    }

    static String restarting(Fault fault, int restart, int limit) {
        return "Worker " + fault.worker() + ' ' + problem(fault.problem()) + "\nRestarting worker " + fault.worker()
                + " on the same port and DATA_DIR (" + restart + " of " + limit + ')';
    }

    static String restarted(WorkerPlan worker, Duration after) {
        return "Worker " + worker.id() + " is healthy again at " + worker.baseUrl() + " after " + seconds(after);
    }

    static String changed(int worker, WorkerState state) {
        return "Worker " + worker + " is " + state.name().toLowerCase(Locale.ROOT);
    }

    /** Test classes that ran without a worker that was ready for them. */
    public static String classesWithoutWorker(List<Fault> faults) {
        return "These test classes had no healthy worker, so their results can't be trusted: "
                + faults.stream()
                        .flatMap(fault -> fault.testClass().stream())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "))
                + ". Why stands above; run mvn verify again when it is mended.";
    }

    static String stopped(int workers, Duration took) {
        return "Stopped " + count(workers, "worker", "workers") + " in " + seconds(took) + "; nothing is left.";
    }

    static String notStopped(Collection<Long> pids, Collection<Path> directories) {
        return "Not everything could be removed: processes " + pids + ", directories " + directories
                + ". Try mvn smartscraper-e2e:clean.";
    }

    static String noReaper() {
        return "If Maven is killed on this system, nobody ends its servers: do that yourself then, and run "
                + "mvn smartscraper-e2e:clean.";
    }

    static String dataKept(String testClass, Path target) {
        return "DATA_DIR of " + testClass + " is kept in " + target;
    }

    static String dataNotKept(String testClass, String reason) {
        return "DATA_DIR of " + testClass + " could not be kept: " + reason;
    }

    /** What a clean-up of earlier builds has done. */
    static Optional<String> swept(Leftovers leftovers) {
        return leftovers.isEmpty()
                ? Optional.empty()
                : Optional.of("Removed what killed builds had left: "
                        + count(leftovers.processes(), "process", "processes") + ", "
                        + count(leftovers.directories().size(), "directory", "directories")
                        + (leftovers.remaining().isEmpty()
                                ? "."
                                : "; could not remove " + String.join(", ", leftovers.remaining()) + '.'));
    }

    /** What goal clean has removed of this project. */
    static String cleaned(Path directory, boolean existed) {
        return existed ? "Removed " + directory : "Nothing to remove in " + directory;
    }

    /** Goal clean has found a build at work. */
    static String inUse(Path directory) {
        return directory + " is in use by a build that still runs; it is left alone.";
    }

    /** Goal clean found no leftovers. */
    static String nothingLeft() {
        return "No killed build has left anything.";
    }

    static String fileSystem(String what, String reason) {
        return what + ": " + reason;
    }

    /** The JVM is being shut down, by whatever means, with workers in it. */
    static String toldToEnd() {
        return "Maven has been told to end (Ctrl-C, or a signal from elsewhere): ending the workers.";
    }

    static String interrupted() {
        return "The build was interrupted; all servers are being stopped.";
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
