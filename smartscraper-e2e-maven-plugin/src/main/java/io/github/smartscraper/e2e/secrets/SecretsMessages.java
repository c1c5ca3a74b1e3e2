package io.github.smartscraper.e2e.secrets;

import io.github.smartscraper.e2e.console.Phrases;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** Sentences about secrets; none of them shows a value. */
final class SecretsMessages {

    private static final String REMEDY =
            "Install sops (or name it: -De2e.sops=/path/to/sops), set SOPS_AGE_KEY_FILE to "
                    + "the file with the age identity, or name another file with -De2e.secretsFile=… (empty for none).";

    private SecretsMessages() {}

    static String decrypting(Path file) {
        return "Decrypting " + file;
    }

    /** Values of which so many texts have a part that masking them would hide everything else. */
    static String tooShort(Collection<String> variables, int shortest) {
        return "Not masked in logs and reports: the value of " + String.join(", ", variables) + " has fewer than "
                + shortest + " characters.";
    }

    static String of(SecretsProblem problem) {
        if (problem instanceof SecretsProblem.SopsMissing missing) {
            return missing.file() + " can't be decrypted: there is no program " + missing.program() + " on the PATH. "
                    + REMEDY;
        }
        if (problem instanceof SecretsProblem.NotStarted failed) {
            return failed.program() + " could not be started: " + failed.reason() + ". " + REMEDY;
        }
        if (problem instanceof SecretsProblem.Hung hung) {
            return hung.file() + " could not be decrypted: " + hung.program() + " did not end within "
                    + hung.limit().toSeconds() + " s, and was stopped. Perhaps it waits for a passphrase or for a key "
                    + "service. " + REMEDY + printed(hung.program(), hung.errors());
        }
        if (problem instanceof SecretsProblem.Failed failed) {
            return failed.file() + " could not be decrypted: " + failed.program() + " failed with exit code "
                    + failed.exitCode() + ". " + REMEDY + printed(failed.program(), failed.errors());
        }
        return ofContent(problem);
    }

    private static String ofContent(SecretsProblem problem) {
        if (problem instanceof SecretsProblem.NotJson other) {
            return other.file() + " could not be decrypted: " + other.program() + " -d --output-type json printed "
                    + (other.empty() ? "nothing" : "something that is not a JSON object")
                    + ". It is not shown, since it may be secret. " + REMEDY;
        }
        if (problem instanceof SecretsProblem.KeyMissing missing) {
            return missing.file() + " has no key " + missing.key().path() + ", which secretKeys wants for "
                    + missing.key().variable() + ". It has "
                    + (missing.names().isEmpty() ? "no keys at all" : String.join(", ", missing.names()))
                    + ". Correct secretKeys, or set " + missing.key().variable() + " in the environment.";
        }
        if (problem instanceof SecretsProblem.NoSource missing) {
            return "There is no " + missing.key().variable() + ", which secretKeys asks for: it is not in the "
                    + "environment, and there is no secrets file. Set the variable, or name a file that sops can "
                    + "decrypt with -De2e.secretsFile=….";
        }
        if (problem instanceof SecretsProblem.NoText other) {
            SecretKey key = other.key();
            return "The key " + key.path() + " of " + other.file() + " can't be put into the variable " + key.variable()
                    + ": its value is " + article(other.kind())
                    + ". Name a key in secretKeys whose value is a text, a number, true or false.";
        }
        if (problem instanceof SecretsProblem.NotCarried other) {
            return Phrases.notCarried("The secret " + other.variable(), other.charset());
        }
        SecretsProblem.NoToken token = (SecretsProblem.NoToken) problem;
        return "The secret " + token.variable()
                + " can't be the API token of the workers: it must be one line of text.";
    }

    private static String article(String kind) {
        return switch (kind) {
            case "object" -> "a map of further keys";
            case "array" -> "a list";
            case "null" -> "nothing (null)";
            default -> kind;
        };
    }

    private static String printed(String program, List<String> lines) {
        return lines.isEmpty() ? "" : " Last lines of what " + program + " printed:\n  " + String.join("\n  ", lines);
    }
}
