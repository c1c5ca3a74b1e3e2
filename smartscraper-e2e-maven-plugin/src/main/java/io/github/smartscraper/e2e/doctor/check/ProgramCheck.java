package io.github.smartscraper.e2e.doctor.check;

import io.github.smartscraper.e2e.process.Executables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Check that a program is there, runs and is new enough.
 *
 * @param name its name on the PATH
 * @param option what makes it print its version
 * @param least the oldest that will do; empty if any will
 * @param needed whether a run needs it
 */
public record ProgramCheck(
        Topic topic, String name, String option, String least, boolean needed, Executables executables, Trial trial)
        implements Check {

    private static final Pattern VERSION = Pattern.compile("(?m)^\\D{0,12}(\\d+\\.\\d+\\S*)");

    @Override
    public Finding look() throws IOException, InterruptedException {
        Optional<Path> program = executables.find(name);
        if (program.isEmpty()) {
            return new Finding(topic, needed ? State.MISSING : State.UNNEEDED, name, least);
        }
        Trial.Outcome outcome = trial.run(List.of(program.get().toString(), option));
        Matcher version = VERSION.matcher(outcome.output());
        if (!outcome.succeeded() || !version.find()) {
            return new Finding(
                    topic, needed ? State.BROKEN : State.UNNEEDED, program.get().toString(), outcome.inShort());
        }
        Finding found = new VersionCheck(topic, version.group(1), least).look();
        return found.state() == State.OLD && !needed ? Finding.of(topic, State.UNNEEDED, found.subject()) : found;
    }
}
