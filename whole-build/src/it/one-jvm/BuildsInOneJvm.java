import java.nio.file.Path;
import java.util.Scanner;
import org.apache.maven.cli.MavenCli;

/** Runs one build for each line of its input, all in this JVM, as the Maven daemon does: a directory, then arguments. */
final class BuildsInOneJvm {

    private BuildsInOneJvm() {}

    public static void main(String[] unused) {
        Scanner lines = new Scanner(System.in);
        while (lines.hasNextLine()) {
            String[] words = lines.nextLine().split("\t");
            String[] arguments = new String[words.length - 1];
            System.arraycopy(words, 1, arguments, 0, arguments.length);
            System.setProperty(
                    "maven.multiModuleProjectDirectory", Path.of(words[0]).toString());
            int code = new MavenCli().doMain(arguments, words[0], System.out, System.out);
            System.out.println("build ended with " + code);
        }
    }
}
