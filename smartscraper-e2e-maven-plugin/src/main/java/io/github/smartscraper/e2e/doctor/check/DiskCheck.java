package io.github.smartscraper.e2e.doctor.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Check that there is room for DATA_DIRs.
 *
 * @param dataRoot where they are made
 * @param leastMebibytes how much has to be free
 */
public record DiskCheck(Path dataRoot, long leastMebibytes) implements Check {

    private static final long MEBIBYTE = 1024L * 1024;

    @Override
    public Topic topic() {
        return Topic.DISK;
    }

    @Override
    public Finding look() throws IOException {
        if (!Files.isWritable(dataRoot)) {
            return Finding.of(topic(), State.BROKEN, dataRoot.toString());
        }
        long free = Files.getFileStore(dataRoot).getUsableSpace() / MEBIBYTE;
        State state = free < leastMebibytes ? State.INCOMPLETE : State.FINE;
        return new Finding(topic(), state, dataRoot.toString(), free + " MiB");
    }
}
