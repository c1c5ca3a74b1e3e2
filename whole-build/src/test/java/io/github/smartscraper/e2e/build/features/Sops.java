package io.github.smartscraper.e2e.build.features;

import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.NpmPackages;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The program {@code sops}, if this machine has it, else one that npm has installed and that decrypts as well; and files
 * that it can decrypt.
 *
 * @param path search path on which it is
 * @param files directory of the files
 */
record Sops(String path, Path files) {

    /** Installs what has to be installed, into a fresh directory. */
    static Sops install(Path directory) throws IOException, InterruptedException {
        NpmPackages.copy("sops", directory);
        String path = System.getenv("PATH");
        Optional<Path> installed = Stream.of(path.split(File.pathSeparator))
                .map(entry -> Path.of(entry).resolve("sops"))
                .filter(Files::isExecutable)
                .findFirst();
        if (installed.isPresent()) {
            return new Sops(path, directory);
        }
        NpmPackages.install(directory);
        return new Sops(directory + File.pathSeparator + path, directory);
    }

    String file(String name) throws IOException {
        return Files.readString(files.resolve(name));
    }

    /** A build that finds the program and, unless it is taken away again, the key. */
    MavenBuild in(MavenBuild build) {
        return build.goals("verify")
                .variable("PATH", path)
                .variable("SOPS_AGE_KEY_FILE", files.resolve("age-key.txt").toString());
    }
}
