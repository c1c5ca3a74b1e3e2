package io.github.smartscraper.e2e.run;

import java.nio.file.Path;

/** Sentences about places where the plugin can't write. */
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
}
