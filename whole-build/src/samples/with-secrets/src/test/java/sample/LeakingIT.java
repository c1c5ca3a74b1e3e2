package sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A careless test: prints what it finds in its environment, and compares it with what its server has. */
class LeakingIT {

    private static final List<String> NAMES =
            List.of(System.getProperty("sample.secrets").split(" "));

    @Test
    void hasWhatTheServerHas() throws Exception {
        StringBuilder digests = new StringBuilder();
        for (String name : NAMES) {
            digests.append(name).append('=').append(digest(secret(name))).append('\n');
            leak(name, secret(name));
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(System.getProperty("TEST_BASE_URL") + "/digests"))
                .header("Authorization", "Bearer " + System.getProperty("API_TOKEN"))
                .build();
        assertEquals(
                digests.toString(),
                HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body());
        Files.writeString(Path.of("target/digests.properties"), digests);
    }

    @Test
    void isOnNoCommandLine() throws Exception {
        for (String line : commandLines()) {
            for (String name : NAMES) {
                assertFalse(line.contains(secret(name).strip()), name);
            }
        }
    }

    @TestFactory
    List<DynamicTest> areNamedAfterSecrets() {
        return NAMES.stream()
                .map(name -> DynamicTest.dynamicTest("of " + secret(name).strip(), () -> failIfToldFor(name)))
                .toList();
    }

    private static void failIfToldFor(String name) {
        if (name.equals(System.getProperty("sample.failWith"))) {
            Throwable cause =
                    new IllegalStateException("for URLs " + URLEncoder.encode(secret(name), StandardCharsets.UTF_8));
            cause.addSuppressed(new IOException("over\ntwo lines: " + secret(name)));
            throw new IllegalArgumentException("a basket of " + secret(name), cause);
        }
    }

    @Test
    void failsIfItIsTold() {
        String name = System.getProperty("sample.failWith", "");
        assertTrue(name.isEmpty(), () -> "the secret is <" + secret(name) + ">");
    }

    private static String secret(String name) {
        return System.getenv(name);
    }

    private static void leak(String name, String secret) {
        System.out.println(name + "=" + secret);
        System.err.println(name + " for URLs " + URLEncoder.encode(secret, StandardCharsets.UTF_8));
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        System.out.println(name + " in base64 " + Base64.getEncoder().encodeToString(bytes));
        System.out.print(name + " in two parts " + secret.substring(0, secret.length() / 2));
        System.out.println(secret.substring(secret.length() / 2));
        StringBuilder html = new StringBuilder();
        secret.codePoints().forEach(sign -> html.append("&#").append(sign).append(';'));
        System.err.println(html);
        System.setProperty("leaked." + name, secret);
    }

    private static String digest(String text) throws Exception {
        byte[] bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(bytes);
    }

    private static List<String> commandLines() throws IOException {
        List<String> lines = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                try {
                    lines.add(Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1));
                } catch (IOException gone) {
                    // It has ended since the listing.
                }
            }
        }
        return lines;
    }
}
