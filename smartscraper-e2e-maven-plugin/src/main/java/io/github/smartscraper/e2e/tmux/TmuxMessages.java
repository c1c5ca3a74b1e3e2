package io.github.smartscraper.e2e.tmux;

import java.nio.file.Path;

/** Sentences about servers in terminals. */
public final class TmuxMessages {

    private TmuxMessages() {}

    /** There is no tmux. */
    public static String missing() {
        return "Parameter tmux 'true' can't be used: there is no program tmux on the PATH. Install it (Debian: apt-get "
                + "install tmux, macOS: brew install tmux), or leave out -De2e.tmux.";
    }

    /** No path is short enough for a socket. */
    public static String noRoom(Path temporaryDirectory) {
        return "Parameter tmux 'true' can't be used: the path of a socket may have 103 bytes, which is too few for one in "
                + temporaryDirectory + ", and /tmp can't be written. Choose a shorter -Djava.io.tmpdir=…, or leave out "
                + "-De2e.tmux.";
    }

    /** A hint what to type in order to look at a worker's server. */
    public static String attach(String command) {
        return "        look at it: " + command;
    }
}
