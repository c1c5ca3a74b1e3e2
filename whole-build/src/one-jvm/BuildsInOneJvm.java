import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Scanner;
import java.util.stream.Stream;
import org.codehaus.plexus.classworlds.launcher.Launcher;

/**
 * Runs one build for each line of its input, all in this JVM, as the Maven daemon does: a directory, then arguments. It loads
 * Maven the way that the script {@code mvn} of each version does, from its {@code m2.conf}. No build sees system properties
 * that one before it has set, and whatever of the plugin lives on in the JVM after a build is said.
 */
final class BuildsInOneJvm {

    private static final String PLUGIN = "io.github.smartscraper.";
    private static final int LOOKS = 500;

    private BuildsInOneJvm() {}

    public static void main(String[] unused) throws Exception {
        Launcher launcher = new Launcher();
        launcher.setSystemClassLoader(ClassLoader.getSystemClassLoader());
        try (InputStream configuration =
                Files.newInputStream(Path.of(System.getProperty("maven.home"), "bin", "m2.conf"))) {
            launcher.configure(configuration);
        }
        Scanner lines = new Scanner(System.in);
        while (lines.hasNextLine()) {
            String[] words = lines.nextLine().split("\t", -1);
            String[] arguments = new String[words.length - 1];
            System.arraycopy(words, 1, arguments, 0, arguments.length);
            int code = build(launcher, words[0], arguments);
            livesOn().forEach(left -> System.out.println("left in the JVM: " + left));
            // On a line of its own: Maven may have left the colours of the console behind.
            System.out.println("\nbuild ended with " + code);
        }
    }

    private static int build(Launcher launcher, String directory, String[] arguments) throws Exception {
        Properties before = (Properties) System.getProperties().clone();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        System.setProperty("maven.multiModuleProjectDirectory", directory);
        System.setProperty("user.dir", directory);
        try {
            launcher.launch(arguments);
            return launcher.getExitCode();
        } finally {
            System.setProperties(before);
            Thread.currentThread().setContextClassLoader(loader);
        }
    }

    /** Threads that have been told to end may take a moment. */
    private static List<String> livesOn() throws Exception {
        List<String> found = ofThePlugin();
        for (int look = 0; look < LOOKS && !found.isEmpty(); look++) {
            Thread.sleep(20);
            found = ofThePlugin();
        }
        return found;
    }

    private static List<String> ofThePlugin() throws Exception {
        List<String> found = new ArrayList<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (isOfThePlugin(thread)) {
                found.add("thread " + thread.getName() + ": " + List.of(thread.getStackTrace()));
            }
        }
        Field hooks = Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
        hooks.setAccessible(true);
        for (Object hook : ((Map<?, ?>) hooks.get(null)).keySet()) {
            if (isOfThePlugin((Thread) hook)) {
                found.add("shutdown hook " + hook);
            }
        }
        return found;
    }

    /** By its name, which the plugin gives to all of its threads, or by its code. */
    private static boolean isOfThePlugin(Thread thread) {
        return thread.getName().startsWith("e2e-")
                || thread.getClass().getName().startsWith(PLUGIN)
                || Stream.of(thread.getStackTrace())
                        .anyMatch(element -> element.getClassName().startsWith(PLUGIN));
    }
}
