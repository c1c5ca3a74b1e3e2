package io.github.smartscraper.e2e.doctor.check;

import io.github.smartscraper.e2e.process.Executables;
import io.github.smartscraper.e2e.process.ProcessTable;
import io.github.smartscraper.e2e.process.SessionLauncher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** A machine whose only other programs are shell scripts that a test writes. */
public final class FakePrograms {

    private final Path programs;
    private final Path temporary;

    public FakePrograms(Path directory) {
        try {
            programs = Files.createDirectory(directory.resolve("bin"));
            temporary = Files.createDirectory(directory.resolve("tmp"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path write(String name, String script) {
        try {
            Path program = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + script + "\n");
            return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, String> environment() {
        return Map.of("PATH", programs.toString());
    }

    public Executables executables() {
        return Executables.of(environment());
    }

    /** Where outputs and profiles are; empty whenever nothing is being tried. */
    public Path temporary() {
        return temporary;
    }

    public Trial trial() {
        return new Trial(
                SessionLauncher.onPath(Executables.of(System.getenv())),
                ProcessTable.ofThisSystem(),
                Map.of("PATH", programs + ":/usr/bin:/bin"),
                temporary);
    }
}
