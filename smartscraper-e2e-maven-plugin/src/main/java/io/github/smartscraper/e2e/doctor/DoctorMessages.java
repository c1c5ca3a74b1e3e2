package io.github.smartscraper.e2e.doctor;

import io.github.smartscraper.e2e.console.CheckSigns;
import io.github.smartscraper.e2e.doctor.check.Finding;
import io.github.smartscraper.e2e.doctor.check.State;
import io.github.smartscraper.e2e.doctor.check.Topic;
import io.github.smartscraper.e2e.npm.PackageInstaller;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Sentences of goal doctor. */
final class DoctorMessages {

    private static final String ROW = "%s %-10s %s";

    private DoctorMessages() {}

    /** One line for one thing. */
    static String line(Finding finding, CheckSigns marks) {
        String mark = finding.state().isWell() ? marks.well() : marks.unwell();
        return String.format(Locale.ROOT, ROW, mark, label(finding.topic()), text(finding));
    }

    static String unwell(List<Topic> topics) {
        String names = topics.stream().map(DoctorMessages::label).collect(Collectors.joining(", "));
        return topics.size() == 1
                ? "1 check failed: " + names + ". The line above says what to do."
                : topics.size() + " checks failed: " + names + ". The lines above say what to do.";
    }

    static String interrupted() {
        return "The doctor was interrupted; the checks above are not all.";
    }

    private static String label(Topic topic) {
        return switch (topic) {
            case JDK -> "JDK";
            case MAVEN -> "Maven";
            case NODE -> "Node.js";
            case LEFTOVERS -> "leftovers";
            case LOCK_FILE -> "lock file";
            case REAPER -> "clean-up";
            default -> topic.name().toLowerCase(Locale.ROOT);
        };
    }

    private static String text(Finding finding) {
        if (finding.state() == State.SLOW) {
            return "no answer within " + finding.subject()
                    + "; try it by hand, and type mvn smartscraper-e2e:doctor again";
        }
        return switch (finding.topic()) {
            case JDK -> version(finding, "set JAVA_HOME to a newer one");
            case MAVEN -> version(finding, "use a newer one, or ./mvnw where a project has it");
            case NODE -> program(finding, "install Node.js " + Doctor.OLDEST_NODE + " or newer");
            case NPM -> program(finding, "install Node.js, which includes it, or the package npm");
            case TMUX -> program(finding, "install tmux, or leave out -De2e.tmux");
            case LOCK_FILE -> lockFile(finding);
            case COMMAND -> command(finding);
            case BROWSER -> browser(finding);
            case SOPS -> sops(finding);
            case PORTS -> ports(finding);
            case LEFTOVERS -> leftovers(finding);
            case REAPER -> reaper(finding);
            case DISK -> disk(finding);
        };
    }

    private static String version(Finding finding, String remedy) {
        return finding.state() == State.OLD
                ? finding.subject() + "; " + finding.detail() + " or newer is needed: " + remedy
                : finding.subject();
    }

    private static String program(Finding finding, String remedy) {
        return switch (finding.state()) {
            case FINE, OLD -> version(finding, remedy);
            case MISSING -> "there is no " + finding.subject() + " on the PATH: " + remedy;
            case UNNEEDED -> "not needed";
            default -> finding.subject() + " does not work (" + finding.detail() + "): " + remedy;
        };
    }

    private static String lockFile(Finding finding) {
        return switch (finding.state()) {
            case FINE -> finding.subject();
            case UNNEEDED -> "not needed";
            case MISSING ->
                "there is no package-lock.json, pnpm-lock.yaml or yarn.lock in " + finding.subject()
                        + " or in a workspace that it is a part of: type npm install there, or install packages yourself and "
                        + "set -De2e.install=never";
            case INCOMPLETE ->
                finding.subject() + " was written by " + finding.detail() + ", which "
                        + (finding.detail().equals(PackageInstaller.BUN.program())
                                ? "the plugin does not call: install packages yourself and set -De2e.install=never"
                                : "is not on the PATH: install it, or install packages yourself and set "
                                        + "-De2e.install=never");
            default -> finding.detail();
        };
    }

    private static String command(Finding finding) {
        return switch (finding.state()) {
            case FINE -> finding.subject();
            case MISSING ->
                "there is no program '" + finding.subject()
                        + "': install it, or say what starts a server with -De2e.command=…";
            case INCOMPLETE ->
                "there is no script '" + finding.subject() + "' in " + finding.detail()
                        + ": add it, or say what starts a server with -De2e.command=…";
            default -> finding.detail();
        };
    }

    private static String browser(Finding finding) {
        return switch (finding.state()) {
            case FINE -> finding.subject() + " starts";
            case UNNEEDED -> "none on the PATH; servers get no EXECUTABLE_PATH, and may have a browser of their own";
            case MISSING ->
                "none on the PATH: install Chromium or Google Chrome, or name one with" + " -De2e.executablePath=…";
            default ->
                finding.subject() + " does not start (" + finding.detail()
                        + "): install what is missing, or name another with -De2e.executablePath=…";
        };
    }

    private static String sops(Finding finding) {
        return switch (finding.state()) {
            case FINE -> "sops and a key for " + finding.subject() + " are there";
            case UNNEEDED -> "no file with secrets to decrypt";
            case MISSING ->
                "there is no " + finding.subject() + " on the PATH to decrypt " + finding.detail()
                        + ": install sops, or set the secrets in the environment";
            case INCOMPLETE ->
                "no age key for " + finding.subject() + " in " + finding.detail()
                        + ": set SOPS_AGE_KEY_FILE to the file with your key";
            default -> finding.detail();
        };
    }

    private static String ports(Finding finding) {
        return finding.state() == State.FINE
                ? finding.subject() + " free"
                : finding.subject() + " wanted; taken: " + finding.detail()
                        + ". A run skips them; end these programs, or choose other ports with -De2e.basePort=…";
    }

    private static String leftovers(Finding finding) {
        return switch (finding.state()) {
            case FINE -> "none";
            default ->
                finding.subject() + ("1".equals(finding.subject()) ? " killed build has" : " killed builds have")
                        + " left processes or directories in " + finding.detail() + ": type mvn smartscraper-e2e:clean";
        };
    }

    private static String reaper(Finding finding) {
        return switch (finding.state()) {
            case FINE -> "all that cleans up after a killed Maven is there";
            case UNNEEDED -> "after a killed Maven, type mvn smartscraper-e2e:clean";
            default ->
                "what cleans up after a killed Maven needs " + finding.subject()
                        + ": install it, or type mvn smartscraper-e2e:clean after each time that Maven is killed";
        };
    }

    private static String disk(Finding finding) {
        return switch (finding.state()) {
            case FINE -> finding.detail() + " free in " + finding.subject();
            case INCOMPLETE ->
                finding.detail() + " free in " + finding.subject() + "; " + Doctor.LEAST_FREE_MEBIBYTES
                        + " MiB are needed: make room, or choose another with -De2e.dataRoot=…";
            default -> finding.subject() + " can't be written: choose another with -De2e.dataRoot=…";
        };
    }
}
