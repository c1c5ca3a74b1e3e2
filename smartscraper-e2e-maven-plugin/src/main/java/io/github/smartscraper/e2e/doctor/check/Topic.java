package io.github.smartscraper.e2e.doctor.check;

/** Topic of a check, in the order in which they are reported. */
public enum Topic {
    JDK,
    MAVEN,
    NODE,
    NPM,
    LOCK_FILE,
    COMMAND,
    BROWSER,
    SOPS,
    TMUX,
    PORTS,
    LEFTOVERS,
    REAPER,
    DISK
}
