package io.github.smartscraper.e2e.secrets;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Reason why secrets could not be had; none of it holds a value. */
sealed interface SecretsProblem {

    /** There is no program to decrypt the file with. */
    record SopsMissing(String program, Path file) implements SecretsProblem {}

    /** The program could not be started. */
    record NotStarted(String program, String reason) implements SecretsProblem {}

    /** The program had not ended within the limit, and was ended. */
    record Hung(String program, Path file, Duration limit, List<String> errors) implements SecretsProblem {}

    /** The program failed; the errors are the last lines that it printed. */
    record Failed(String program, Path file, int exitCode, List<String> errors) implements SecretsProblem {}

    /** Output of the program that is not a JSON object. */
    record NotJson(String program, Path file, boolean empty) implements SecretsProblem {}

    /** The file does not have a key that is required; it has these. */
    record KeyMissing(SecretKey key, Path file, List<String> names) implements SecretsProblem {}

    /** There is neither a file nor a variable that could have a key that is required. */
    record NoSource(SecretKey key) implements SecretsProblem {}

    /** The key has something that no environment variable can hold: a map, a list, nothing, or text with NUL. */
    record NoText(SecretKey key, Path file, String kind) implements SecretsProblem {}

    /** Secret with characters that the locale's charset does not have. */
    record NotCarried(String variable, String charset) implements SecretsProblem {}

    /** Secret that is to be the token of the servers' API, but has several lines, or none. */
    record NoToken(String variable) implements SecretsProblem {}
}
