package io.github.smartscraper.e2e.selection.inputs;

import io.github.smartscraper.e2e.selection.files.FoundFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/** Surroundings of a project's tests: what all of them depend on besides what stands in the project's test directories. */
public interface Surroundings {

    /**
     * Values that count for the classes that name them, and for no others.
     *
     * @param properties of the command line
     * @param variables of the shell
     */
    record Candidates(Values properties, Values variables) {

        /** None. */
        public static final Candidates NONE = new Candidates(Values.NONE, Values.NONE);
    }

    /**
     * Values with names.
     *
     * @param names of all of them
     * @param hash of the value that has this name
     */
    record Values(Set<String> names, UnaryOperator<String> hash) {

        /** None. */
        public static final Values NONE = new Values(Set.of(), UnaryOperator.identity());
    }

    /**
     * Files of the application, and others that tests read, as they are now.
     *
     * @throws IOException if one of them can't be read
     */
    FoundFiles files() throws IOException;

    /** Parameters of the goals, and whatever else decides how servers and forks are started, by name. */
    SortedMap<String, String> configuration();

    /**
     * Variables of the shell that servers and tests behave differently for, by name.
     *
     * @param mentioned names that the application's files mention
     */
    SortedMap<String, String> variables(Set<String> mentioned);

    /** Programs and systems by name, with their versions. */
    SortedMap<String, String> versions();

    /** Values that count for single classes. */
    Candidates candidates();

    /** Directory that keeps what is in class files, sources and libraries, from one build to the next. */
    Optional<Path> indexes();

    /** Where tests run, and where the names of files begin that they read. */
    Path directory();
}
