package io.github.smartscraper.e2e.doctor.check;

/** What is looked at, in the order in which it is reported. */
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
    DISK
}
