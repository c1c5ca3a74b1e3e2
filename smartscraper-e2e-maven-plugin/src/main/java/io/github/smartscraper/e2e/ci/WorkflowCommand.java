package io.github.smartscraper.e2e.ci;

/** Workflow command of GitHub Actions that makes an annotation; whatever would end it or one of its parts is escaped. */
final class WorkflowCommand {

    private static final String ERROR = "::error";

    private WorkflowCommand() {}

    /** An error that is about nothing in particular. */
    static String error(String message) {
        return ERROR + "::" + data(message);
    }

    /** An error with a title. */
    static String error(String title, String message) {
        return ERROR + " title=" + property(title) + "::" + data(message);
    }

    /**
     * An error in a line of a file.
     *
     * @param line 0 if it isn't known
     */
    static String error(String file, int line, String title, String message) {
        String where = line > 0 ? ",line=" + line : "";
        return ERROR + " file=" + property(file) + where + ",title=" + property(title) + "::" + data(message);
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
