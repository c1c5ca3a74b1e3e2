package sample;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** Keeps a test waiting until a number of forks run tests at the same time, so that none takes all the classes. */
final class Meeting {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Meeting() {}

    static void waitForOtherForks() throws Exception {
        Path place = Files.createDirectories(Path.of(System.getProperty("sample.meetingPlace", "target/meeting")));
        arriveAt(place);
        int expected = Integer.getInteger("sample.forksToMeet", 1);
        Instant deadline = Instant.now().plus(LIMIT);
        while (presentAt(place) < expected) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("only " + presentAt(place) + " forks of " + expected + " came");
            }
            Thread.sleep(20);
        }
    }

    private static void arriveAt(Path place) throws IOException {
        try {
            Files.createFile(place.resolve(Long.toString(ProcessHandle.current().pid())));
        } catch (FileAlreadyExistsException e) {
            // This fork has been here with an earlier class.
        }
    }

    private static long presentAt(Path place) throws IOException {
        try (Stream<Path> forks = Files.list(place)) {
            return forks.count();
        }
    }
}
