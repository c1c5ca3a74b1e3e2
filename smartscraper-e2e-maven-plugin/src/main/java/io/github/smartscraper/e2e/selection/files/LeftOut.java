package io.github.smartscraper.e2e.selection.files;

import io.github.smartscraper.e2e.selection.files.FilesRequest.TestRoot;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Rule for files that no server reads, though they stand among those that it does. */
final class LeftOut {

    private static final Set<String> DIRECTORIES = Set.of(
            ".github",
            ".gitlab",
            ".circleci",
            ".idea",
            ".vscode",
            ".settings",
            ".devcontainer",
            ".husky",
            ".changeset",
            "__tests__",
            "__mocks__",
            "__snapshots__");

    /** Only at the root: a server may well have a part that is called so. */
    private static final Set<String> ROOT_DIRECTORIES = Set.of("docs", "doc", ".mvn");

    private static final Set<String> OF_MAVEN = Set.of("pom.xml", "mvnw", "mvnw.cmd");

    private static final Pattern DOCUMENTATION = Pattern.compile(".*\\.(md|adoc|asciidoc|rst)"
            + "|(LICEN[CS]E|COPYING|NOTICE|CHANGELOG|CHANGES|HISTORY|README|AUTHORS|CONTRIBUTORS|CODEOWNERS)"
            + "([.-][A-Z0-9.]+)?(\\.txt)?");

    private static final Pattern OF_TOOLS = Pattern.compile("\\.git(ignore|attributes|modules|-blame-ignore-revs|keep)"
            + "|\\.editorconfig|\\.envrc|\\.sops\\.ya?ml|.*\\.nix|flake\\.lock|\\.?[jJ]ustfile|\\.gitlab-ci\\.yml|\\.travis\\.yml|Jenkinsfile|renovate\\.json5?|\\.DS_Store"
            + "|\\.eslint(rc.*|ignore)|eslint\\.config\\..*|\\.prettier(rc.*|ignore)|prettier\\.config\\..*");

    private static final Pattern UNIT_TEST = Pattern.compile(
            ".*\\.(test|spec)\\.[^.]+|.*_test\\.(go|py)|.*_spec\\.rb|(vitest|jest)\\.(config|setup|workspace)\\..*");

    /** Names that directories of nothing but tests have. */
    private static final Pattern FOR_TESTS = Pattern.compile("(?i).*(test|spec|e2e|integration|fixture).*|its?");

    private final FilesRequest request;
    private final List<TestRoot> testRoots;
    private final boolean byMaven;

    LeftOut(FilesRequest request) {
        this.request = request;
        this.testRoots =
                request.testRoots().stream().filter(this::isForTestsOnly).toList();
        this.byMaven = request.launched().command().stream().anyMatch(word -> word.matches("(.*/)?mvn[wd]?"));
    }

    /**
     * Whether the files of a test root are those of tests, and of nothing else: a directory of resources may be any that
     * has resources in it.
     */
    private boolean isForTestsOnly(TestRoot root) {
        if (request.appDirectory().startsWith(root.directory())
                || request.baseDirectory().startsWith(root.directory())) {
            return false;
        }
        Path name = root.directory().startsWith(request.baseDirectory())
                ? request.baseDirectory().relativize(root.directory())
                : root.directory();
        for (Path part : name) {
            if (FOR_TESTS.matcher(part.toString()).matches()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a file below a root is left out by its name or its place. */
    boolean test(Path root, Path file) {
        return isMavens(file) || isOfMavensProject(file) || isByName(root, file);
    }

    /** Whether a file that a pattern matches is left out: by its name only if the pattern does not ask for such names. */
    boolean byPattern(SourcePattern pattern, Path file) {
        String asked = slashed(request.appDirectory().relativize(pattern.root())) + '/' + pattern.glob();
        return isMavens(file) || (isByName(request.appDirectory(), file) && !isByName(asked.replaceFirst("^/", "")));
    }

    /** Whether Maven knows the file: it made it, or looks at it for the tests. */
    private boolean isMavens(Path file) {
        return isBelow(file, request.buildDirectory()) || testRoots.stream().anyMatch(root -> isOf(root, file));
    }

    private boolean isBelow(Path file, Path directory) {
        return file.startsWith(directory) && !request.appDirectory().startsWith(directory);
    }

    private static boolean isOf(TestRoot root, Path file) {
        if (!file.startsWith(root.directory())) {
            return false;
        }
        String path = slashed(root.directory().relativize(file));
        return (root.includes().isEmpty() || SourcePattern.matchesAny(root.includes(), path))
                && !SourcePattern.matchesAny(root.excludes(), path);
    }

    /** What stands in the POM counts as Maven resolves it, unless it is Maven that starts the server. */
    private boolean isOfMavensProject(Path file) {
        return !byMaven
                && OF_MAVEN.contains(file.getFileName().toString())
                && request.baseDirectory().startsWith(file.getParent());
    }

    private static boolean isByName(Path root, Path file) {
        return isByName(slashed(root.relativize(file)));
    }

    private static boolean isByName(String path) {
        String[] names = path.split("/");
        String name = names[names.length - 1];
        boolean byDirectory = Arrays.stream(names, 0, names.length - 1).anyMatch(DIRECTORIES::contains)
                || (names.length > 1 && ROOT_DIRECTORIES.contains(names[0]));
        return byDirectory
                || DOCUMENTATION.matcher(name).matches()
                || OF_TOOLS.matcher(name).matches()
                || UNIT_TEST.matcher(name).matches();
    }

    private static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }
}
