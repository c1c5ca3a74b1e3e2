package io.github.smartscraper.e2e.doctor.check;

import io.github.smartscraper.e2e.npm.PackageJson;
import io.github.smartscraper.e2e.process.Executables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Check that the command which starts a server names a program, and a script where the program is npm.
 *
 * @param directory where it is started
 */
public record CommandCheck(List<String> command, Path directory, Executables executables) implements Check {

    private static final Set<String> RUN = Set.of("run", "run-script");

    @Override
    public Topic topic() {
        return Topic.COMMAND;
    }

    @Override
    public Finding look() throws IOException {
        String program = command.isEmpty() ? "" : command.get(0);
        if (program.isEmpty() || executables.resolve(program, directory).isEmpty()) {
            return Finding.of(topic(), State.MISSING, program);
        }
        PackageJson manifest = new PackageJson(directory);
        Optional<String> script = script();
        if (script.isPresent() && !(manifest.exists() && manifest.hasScript(script.get()))) {
            return new Finding(topic(), State.INCOMPLETE, script.get(), manifest.toString());
        }
        // Its arguments may hold what is not to be printed.
        return Finding.of(
                topic(),
                State.FINE,
                script.map(name -> program + " run " + name).orElse(program));
    }

    private Optional<String> script() {
        boolean runs = command.size() > 2
                && "npm".equals(command.get(0))
                && RUN.contains(command.get(1))
                && !command.get(2).startsWith("-");
        return runs ? Optional.of(command.get(2)) : Optional.empty();
    }
}
