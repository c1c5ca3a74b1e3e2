package io.github.smartscraper.e2e.doctor.check;

/**
 * Finding of a check.
 *
 * @param subject what was found or sought: a version, a file, a program, a count
 * @param detail what else there is to say, such as the end of an output; may be empty
 */
public record Finding(Topic topic, State state, String subject, String detail) {

    public static Finding of(Topic topic, State state, String subject) {
        return new Finding(topic, state, subject, "");
    }
}
