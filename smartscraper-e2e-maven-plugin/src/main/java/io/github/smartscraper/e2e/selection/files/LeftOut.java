package io.github.smartscraper.e2e.selection.files;

import io.github.smartscraper.e2e.selection.files.FilesRequest.TestRoot;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    /** Documentation, what describes the machines of developers, and what servers write. */
    private static final Set<String> ENDINGS = Set.of("md", "adoc", "asciidoc", "rst", "nix", "log", "pid");

    private static final Pattern DOCUMENTATION = Pattern.compile(
            "(LICEN[CS]E|COPYING|NOTICE|CHANGELOG|CHANGES|HISTORY|README|AUTHORS|CONTRIBUTORS|CODEOWNERS)"
                    + "([.-][A-Z0-9.]+)?(\\.txt)?");

    private static final Set<String> OF_TOOLS = Set.of(
            ".gitignore",
            ".gitattributes",
            ".gitmodules",
            ".gitkeep",
            ".git-blame-ignore-revs",
            ".editorconfig",
            ".gitlab-ci.yml",
            ".travis.yml",
            "Jenkinsfile",
            "renovate.json",
            ".DS_Store",
            ".envrc",
            ".sops.yaml",
            "flake.lock",
            "justfile",
            ".justfile",
            ".eslintignore",
            ".prettierignore");

    /** Settings of linters, and of those that run unit tests. */
    private static final List<String> SETTINGS = List.of(
            "eslint.config.",
            ".eslintrc",
            "prettier.config.",
            ".prettierrc",
            "vitest.config.",
            "vitest.setup.",
            "vitest.workspace.",
            "jest.config.",
            "jest.setup.");

    private static final List<String> UNIT_TESTS = List.of(".test.", ".spec.");
    private static final List<String> ENDS_OF_UNIT_TESTS = List.of("_test.go", "_test.py", "_spec.rb");

    /** Names that directories of nothing but tests have. */
    private static final Pattern FOR_TESTS = Pattern.compile("(?i).*(test|spec|e2e|integration|fixture).*|its?");

    private final FilesRequest request;
    private final List<TestRoot> testRoots;
    private final boolean hasBuildDirectory;
    private final boolean byMaven;

    /** Whether all in a directory is left out, by its path with a slash at the end: asked for each of its files. */
    private final Map<String, Boolean> directories = new ConcurrentHashMap<>();

    /** That of the file before, which most files share. */
    private volatile Verdict last = new Verdict("", false);

    /** Answer for a directory: all in it is left out, or not. */
    private record Verdict(String directory, boolean leftOut) {}

    LeftOut(FilesRequest request) {
        this.request = request;
        this.testRoots =
                request.testRoots().stream().filter(this::isForTestsOnly).toList();
        this.hasBuildDirectory = !request.appDirectory().startsWith(request.buildDirectory());
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
        return test(file, PathNames.from(root, file));
    }

    /**
     * The same.
     *
     * @param path that of the file from the root, with slashes
     */
    boolean test(Path file, String path) {
        int slash = path.lastIndexOf('/');
        return isInOrByName(path, slash) || isOfMavensProject(file, path.substring(slash + 1)) || isMavens(file);
    }

    /** Whether a file that a pattern matches is left out: by its name only if the pattern does not ask for such names. */
    boolean byPattern(SourcePattern pattern, Path file) {
        String asked = PathNames.slashed(request.appDirectory().relativize(pattern.root())) + '/' + pattern.glob();
        return isMavens(file)
                || (isByName(PathNames.from(request.appDirectory(), file)) && !isByName(asked.replaceFirst("^/", "")));
    }

    /** Whether Maven knows the file: it made it, or looks at it for the tests. */
    private boolean isMavens(Path file) {
        if (hasBuildDirectory && PathNames.isBelow(request.buildDirectory(), file)) {
            return true;
        }
        for (TestRoot root : testRoots) {
            if (isOf(root, file)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOf(TestRoot root, Path file) {
        if (!PathNames.isBelow(root.directory(), file)) {
            return false;
        }
        String path = PathNames.from(root.directory(), file);
        return (root.includes().isEmpty() || SourcePattern.matchesAny(root.includes(), path))
                && !SourcePattern.matchesAny(root.excludes(), path);
    }

    /** What stands in the POM counts as Maven resolves it, unless it is Maven that starts the server. */
    private boolean isOfMavensProject(Path file, String name) {
        return !byMaven && OF_MAVEN.contains(name) && request.baseDirectory().startsWith(file.getParent());
    }

    private boolean isInOrByName(String path, int slash) {
        return isName(path.substring(slash + 1)) || isInLeftOut(path, slash + 1);
    }

    private boolean isInLeftOut(String path, int length) {
        Verdict verdict = last;
        if (verdict.directory().length() != length || !path.startsWith(verdict.directory())) {
            String directory = path.substring(0, length);
            verdict = new Verdict(directory, directories.computeIfAbsent(directory, LeftOut::isByName));
            last = verdict;
        }
        return verdict.leftOut();
    }

    private static boolean isByName(String path) {
        int begin = 0;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', begin)) {
            String directory = path.substring(begin, slash);
            if (DIRECTORIES.contains(directory) || (begin == 0 && ROOT_DIRECTORIES.contains(directory))) {
                return true;
            }
            begin = slash + 1;
        }
        return isName(path.substring(begin));
    }

    /** Whether there is a dot before this one. */
    private static boolean hasMore(String name, int dot) {
        return name.indexOf('.') < dot;
    }

    /** Most of the many thousand names have one dot and no underscore, which leaves little to look at. */
    private static boolean isName(String name) {
        int dot = name.lastIndexOf('.');
        return ENDINGS.contains(name.substring(dot + 1))
                || OF_TOOLS.contains(name)
                || (hasMore(name, dot) && UNIT_TESTS.stream().anyMatch(name::contains))
                || ((dot == 0 || hasMore(name, dot)) && SETTINGS.stream().anyMatch(name::startsWith))
                || (name.indexOf('_') >= 0 && ENDS_OF_UNIT_TESTS.stream().anyMatch(name::endsWith))
                || (!name.isEmpty()
                        && Character.isUpperCase(name.charAt(0))
                        && DOCUMENTATION.matcher(name).matches());
    }
}
