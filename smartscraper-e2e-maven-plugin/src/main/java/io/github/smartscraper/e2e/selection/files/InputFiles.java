package io.github.smartscraper.e2e.selection.files;

import io.github.smartscraper.e2e.selection.cache.SortedEntries;
import io.github.smartscraper.e2e.selection.files.FoundFiles.Unmatched;
import io.github.smartscraper.e2e.selection.files.hash.FileContent;
import io.github.smartscraper.e2e.selection.files.hash.FileIndex;
import io.github.smartscraper.e2e.selection.files.launch.ProgramFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/** Files that servers and tests read, found without any configuration, and their hashes. */
public final class InputFiles {

    private final FilesRequest request;
    private final Map<String, String> buildEnvironment;
    private final Path index;
    private final LeftOut leftOut;

    /**
     * Files to find.
     *
     * @param buildEnvironment its search path says where git and the servers' program are
     * @param index file that keeps the hashes
     */
    public InputFiles(FilesRequest request, Map<String, String> buildEnvironment, Path index) {
        this.request = request;
        this.buildEnvironment = Map.copyOf(buildEnvironment);
        this.index = index;
        this.leftOut = new LeftOut(request);
    }

    /** The project's directory. */
    public Path baseDirectory() {
        return request.baseDirectory();
    }

    /**
     * Finds them, as they are now.
     *
     * @throws IOException if one of them can't be read
     */
    public FoundFiles find() throws IOException {
        ListedFiles listed = new ListedFiles(new GitListing(buildEnvironment), leftOut);
        List<Unmatched> unmatched = new ArrayList<>();
        Set<Path> application = own(listed, unmatched);
        Set<Path> hidden =
                request.sources().isEmpty() ? HiddenDirectories.of(application, request.appDirectory()) : Set.of();
        application.removeAll(hidden);
        new ApplicationFiles(request, listed).addTo(application);
        Set<Path> inputs =
                match("inputs", request.inputs(), request.baseDirectory(), (pattern, file) -> false, listed, unmatched);
        Map<String, Path> program =
                ProgramFiles.of(request.launched().command(), request.appDirectory(), buildEnvironment);
        Map<Path, FileContent> contents = hash(List.of(application, hidden, inputs, program.values()));
        application.addAll(HiddenDirectories.mentioned(hidden, request.appDirectory(), application, contents));
        return new FoundFiles(
                byName(application, request.appDirectory(), contents, program),
                byName(inputs, request.baseDirectory(), contents, Map.of()),
                unmatched,
                variables(application, contents),
                List.copyOf(listed.tooLarge()));
    }

    private Set<Path> own(ListedFiles listed, List<Unmatched> unmatched) throws IOException {
        if (request.sources().isEmpty()) {
            return listed.ofProject(request.appDirectory());
        }
        return match("sources", request.sources(), request.appDirectory(), leftOut::byPattern, listed, unmatched);
    }

    private static Set<Path> match(
            String parameter,
            List<String> patterns,
            Path directory,
            BiPredicate<SourcePattern, Path> excepted,
            ListedFiles listed,
            List<Unmatched> unmatched)
            throws IOException {
        Set<Path> found = new LinkedHashSet<>();
        for (String pattern : patterns) {
            SourcePattern source = SourcePattern.of(pattern, directory);
            List<Path> matched =
                    listed.walk(source.root()).stream().filter(source::matches).toList();
            matched.stream().filter(file -> !excepted.test(source, file)).forEach(found::add);
            if (matched.isEmpty()) {
                unmatched.add(new Unmatched(parameter, pattern));
            }
        }
        return found;
    }

    private Map<Path, FileContent> hash(List<Collection<Path>> files) throws IOException {
        List<Path> all = new ArrayList<>();
        files.forEach(all::addAll);
        FileIndex<FileContent> hashes = new FileIndex<>(Optional.of(index), FileContent.KIND);
        Map<Path, FileContent> contents = hashes.of(all);
        hashes.save();
        return contents;
    }

    /**
     * Relative, so that the same project in another directory has the same names.
     *
     * @param others files that have other names than their paths
     */
    private static SortedMap<String, String> byName(
            Set<Path> files, Path base, Map<Path, FileContent> contents, Map<String, Path> others) {
        List<Map.Entry<String, String>> named = new ArrayList<>(files.size() + others.size());
        Path around = around(base);
        for (Path file : files) {
            FileContent content = contents.get(file);
            if (content != null) {
                String name = PathNames.isBelow(around, file) ? PathNames.from(base, file) : PathNames.slashed(file);
                named.add(Map.entry(name, content.hash()));
            }
        }
        others.forEach((name, file) -> Optional.ofNullable(contents.get(file))
                .ifPresent(content -> named.add(Map.entry(name, content.hash()))));
        return SortedEntries.sorted(named);
    }

    /** What would move with a directory as a whole: all that has the first two names of its path in common. */
    private static Path around(Path base) {
        return base.getNameCount() > 1 ? base.getRoot().resolve(base.subpath(0, 2)) : base;
    }

    private static Set<String> variables(Set<Path> files, Map<Path, FileContent> contents) {
        Set<String> variables = new HashSet<>();
        for (Path file : files) {
            FileContent content = contents.get(file);
            if (content != null && !content.variables().isEmpty()) {
                variables.addAll(content.variables());
            }
        }
        return new TreeSet<>(variables);
    }
}
