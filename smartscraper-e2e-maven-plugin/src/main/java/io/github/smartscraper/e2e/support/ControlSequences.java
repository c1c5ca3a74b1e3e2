package io.github.smartscraper.e2e.support;

/**
 * Control sequences of terminals, told from text one character after the other: colours, titles, cursor movements, and
 * whatever else only a terminal understands (ECMA-48), in seven and in eight bits.
 */
public final class ControlSequences {

    private static final int ESCAPE = 0x1B;
    private static final int BELL = 0x07;
    private static final int CANCEL = 0x18;
    private static final int SUBSTITUTE = 0x1A;
    /** What a letter behind an escape is as a single character. */
    private static final int TO_C1 = 0x40;

    private static final int CSI = 0x9B;
    private static final int STRING_END = 0x9C;
    /** DCS, SOS, OSC, PM, APC. */
    private static final String STRINGS = "\u0090\u0098\u009D\u009E\u009F";

    private static final String BIDIRECTIONAL = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";
    /** A string without an end hides no more than this. */
    private static final int LONGEST_STRING = 4096;

    private State state = State.TEXT;
    private int length;

    private enum State {
        TEXT,
        ESCAPED,
        SHORT,
        PARAMETERS,
        STRING,
        STRING_ESCAPED
    }

    /** Whether the next character is text. Line breaks and tabs are; they end each sequence. */
    public boolean isText(int next) {
        if (next == '\n' || next == '\t') {
            state = next == '\n' || state != State.STRING ? State.TEXT : state;
            return state == State.TEXT;
        }
        if (next == CANCEL || next == SUBSTITUTE) {
            state = State.TEXT;
            return false;
        }
        if (next == ESCAPE) {
            state = state == State.STRING ? State.STRING_ESCAPED : State.ESCAPED;
            return false;
        }
        return isTextIn(next);
    }

    private boolean isTextIn(int next) {
        switch (state) {
            case TEXT -> {
                return !begins(next);
            }
            case ESCAPED, STRING_ESCAPED -> escaped(next);
            case SHORT -> state = isIntermediate(next) ? State.SHORT : State.TEXT;
            case PARAMETERS -> state = next >= 0x40 && next != 0x7F ? State.TEXT : State.PARAMETERS;
            case STRING -> string(next);
        }
        return false;
    }

    /** Whether something other than text begins, or is already complete, with a character that follows text. */
    private boolean begins(int next) {
        if (Character.isISOControl(next)) {
            beginC1(next);
            return true;
        }
        return isBidirectional(next);
    }

    private void beginC1(int control) {
        length = 0;
        if (control == CSI) {
            state = State.PARAMETERS;
        } else {
            state = STRINGS.indexOf(control) >= 0 ? State.STRING : State.TEXT;
        }
    }

    private void escaped(int next) {
        if (isIntermediate(next)) {
            state = State.SHORT;
        } else if (next >= 0x40 && next <= 0x5F) {
            beginC1(next + TO_C1);
        } else {
            state = State.TEXT;
        }
    }

    private void string(int next) {
        if (next == BELL || next == STRING_END || ++length > LONGEST_STRING) {
            state = State.TEXT;
        }
    }

    private static boolean isIntermediate(int next) {
        return next >= ' ' && next <= '/';
    }

    /** What makes a terminal show text in another order than it has. */
    private static boolean isBidirectional(int next) {
        return BIDIRECTIONAL.indexOf(next) >= 0;
    }
}
