package io.github.smartscraper.e2e.selection.files.hash;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.smartscraper.e2e.npm.PackageInstaller;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;

/** Package and lock files of npm without the version of the project itself, which changes with each release and nothing else. */
final class PackageFile {

    private static final String PACKAGE = "package.json";
    private static final Set<String> NPM_LOCKS = Set.copyOf(PackageInstaller.NPM.lockFiles());
    private static final Set<String> LOCKS = Set.copyOf(PackageInstaller.allLockFiles());
    private static final String VERSION = "version";

    /** That of the project, or of another package of its workspace, as a JSON pointer. */
    private static final Pattern OWN_VERSION = Pattern.compile("/version|/packages/(?!.*node_modules~1)[^/]*/version");

    private static final JsonFactory JSON = new JsonFactory();

    private PackageFile() {}

    static boolean isLock(String name) {
        return LOCKS.contains(name);
    }

    /** The bytes as they are, if it is none of these files, or not JSON. */
    static byte[] withoutOwnVersion(String name, byte[] bytes) {
        if (!NPM_LOCKS.contains(name) && !name.equals(PACKAGE)) {
            return bytes;
        }
        ByteArrayOutputStream copy = new ByteArrayOutputStream(bytes.length);
        try (JsonParser parser = JSON.createParser(bytes);
                JsonGenerator generator = JSON.createGenerator(copy)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME && isOwnVersion(parser)) {
                    parser.nextToken();
                    parser.skipChildren();
                } else {
                    generator.copyCurrentEvent(parser);
                }
            }
        } catch (IOException e) {
            // Whoever reads it will say so.
            return bytes;
        }
        return copy.toByteArray();
    }

    private static boolean isOwnVersion(JsonParser parser) throws IOException {
        return VERSION.equals(parser.currentName())
                && OWN_VERSION
                        .matcher(parser.getParsingContext().pathAsPointer().toString())
                        .matches();
    }
}
