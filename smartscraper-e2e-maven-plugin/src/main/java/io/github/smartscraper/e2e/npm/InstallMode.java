package io.github.smartscraper.e2e.npm;

/** Choice of when packages are installed. */
public enum InstallMode {
    /** When node_modules is missing or was installed from another lock file. */
    AUTO,
    /** Never: node_modules is somebody else's business. */
    NEVER,
    /** Before every run. */
    ALWAYS
}
