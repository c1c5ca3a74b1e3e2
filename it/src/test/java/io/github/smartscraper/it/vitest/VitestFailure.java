package io.github.smartscraper.it.vitest;

/** Failure in Vitest, in its words. The stack is JavaScript's and part of the message; that of the JVM says nothing. */
final class VitestFailure extends AssertionError {

    private static final long serialVersionUID = 1L;

    VitestFailure(String message) {
        super(message);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    /** Only the text, which begins with the name of JavaScript's error. */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // The name of this class is what is to be left out.
    public String toString() {
        return String.valueOf(getMessage());
    }
}
