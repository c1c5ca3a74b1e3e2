package io.github.smartscraper.e2e.run;

import java.nio.file.Path;
import java.time.Duration;

/** Sentences about places where the plugin can't write, or not yet. */
final class FileMessages {

    private FileMessages() {}

    static String notWritable(Path directory, String reason) {
        return "The plugin's own files can't be written to " + directory + " (" + reason
                + "). Remove what is in the way with mvn clean, or build where you may write.";
    }

    static String noDataDirectory(int worker, Path root, String reason) {
        return "The DATA_DIR of worker " + worker + " could not be made in " + root + " (" + reason
                + "). Make room there, or choose another place with -De2e.dataRoot=….";
    }

    static String waitingFor(long pid) {
        return "Another build of this project is running (Maven process " + pid + "), which writes to the same "
                + "directories; waiting until its tests have ended.";
    }

    static String stillBusy(long pid, Duration limit) {
        return "Another build of this project (Maven process " + pid + ") has not ended its tests within "
                + limit.toMinutes() + " minutes. End it, or build a copy of the project in a directory of its own.";
    }
}
