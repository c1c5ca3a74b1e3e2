package io.github.smartscraper.e2e.console;

import java.nio.charset.Charset;
import java.util.Properties;

/** The charset of a JVM's standard output. */
public final class OutputCharset {

    private OutputCharset() {}

    /** By the properties of the JVM; JDK 17 knows it for a terminal only. */
    public static Charset of(Properties properties) {
        String name = properties.getProperty("stdout.encoding", properties.getProperty("sun.stdout.encoding", ""));
        boolean known = !name.isBlank() && Charset.isSupported(name);
        return known ? Charset.forName(name) : Charset.defaultCharset();
    }
}
