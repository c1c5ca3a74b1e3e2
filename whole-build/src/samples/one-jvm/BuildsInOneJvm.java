import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Scanner;
import org.codehaus.plexus.classworlds.launcher.Launcher;

/**
 * Runs one build for each line of its input, all in this JVM, as the Maven daemon does: a directory, then arguments. It loads
 * Maven the way that the script {@code mvn} of each version does, from its {@code m2.conf}.
 */
final class BuildsInOneJvm {

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
            String[] words = lines.nextLine().split("\t");
            System.setProperty("maven.multiModuleProjectDirectory", words[0]);
            System.setProperty("user.dir", words[0]);
            String[] arguments = new String[words.length - 1];
            System.arraycopy(words, 1, arguments, 0, arguments.length);
            launcher.launch(arguments);
            // On a line of its own: Maven may have left the colours of the console behind.
            System.out.println("\nbuild ended with " + launcher.getExitCode());
        }
    }
}
