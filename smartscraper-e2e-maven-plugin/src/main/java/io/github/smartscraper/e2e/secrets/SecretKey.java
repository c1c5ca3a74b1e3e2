package io.github.smartscraper.e2e.secrets;

/**
 * A secret that servers and tests are to get.
 *
 * @param path where it stands in the secrets file: names of nested keys, joined by dots
 * @param variable environment variable that it becomes
 * @param required whether it is an error that there is none
 */
public record SecretKey(String path, String variable, boolean required) {

    /** As of any record, but without the code that the JVM would put together for it in each build, which takes a while. */
    @Override
    public String toString() {
        return "SecretKey[path=" + path + ", variable=" + variable + ", required=" + required + ']';
    }
}
