package sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The browser that the plugin has started, as a test sees it. */
final class SharedBrowser {

    private static final String SESSION = "SMARTSCRAPER_E2E_SESSION";
    private static final String MARK = "SMARTSCRAPER_E2E_WORKER=browser";
    private static final Path PROC = Path.of("/proc");

    private SharedBrowser() {}

    static String endpoint() {
        return System.getProperty("BROWSER_WS_ENDPOINT", "none");
    }

    /** What the browser says of itself over the DevTools protocol. */
    static String version() throws Exception {
        Answer answer = new Answer();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(endpoint()), answer)
                .get(30, TimeUnit.SECONDS);
        socket.sendText("{\"id\":1,\"method\":\"Browser.getVersion\"}", true);
        String text = answer.whole.get(30, TimeUnit.SECONDS);
        socket.abort();
        return text;
    }

    /** The processes of this build's browser, and of no other: they carry the build's session. */
    static List<ProcessHandle> processes() throws IOException {
        return find(process -> strings(process, "environ").contains(MARK));
    }

    /** Browsers that the servers of this build have started themselves. */
    static List<ProcessHandle> others() throws IOException {
        return find(process -> !strings(process, "environ").contains(MARK)
                && strings(process, "cmdline").stream().anyMatch(word -> word.startsWith("--user-data-dir=")));
    }

    private static List<ProcessHandle> find(Predicate<Path> wanted) throws IOException {
        List<ProcessHandle> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (strings(process, "environ").contains(SESSION + "=" + System.getenv(SESSION))
                        && wanted.test(process)) {
                    ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
                            .ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static List<String> strings(Path process, String file) {
        try {
            return Arrays.asList(Files.readString(process.resolve(file), StandardCharsets.ISO_8859_1)
                    .split("\0"));
        } catch (IOException e) {
            // It has ended since it was listed, or is another user's.
            return List.of();
        }
    }

    private static final class Answer implements WebSocket.Listener {

        private final CompletableFuture<String> whole = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                whole.complete(text.toString());
            }
            socket.request(1);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            whole.completeExceptionally(error);
        }
    }
}
