package io.github.smartscraper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Wording of all problems of one kind, which the compiler can't check. */
public final class Wording {

    private Wording() {}

    /**
     * Makes sure that there is a sample of each problem of a kind, and that no two of them are put into the same words, as
     * one would be that the sentences don't know.
     *
     * @param kind what all problems of this kind implement
     * @param samples at least one of each
     * @param words what the user is told
     */
    public static <P> void assertComplete(Class<P> kind, Stream<? extends P> samples, Function<P, String> words) {
        Map<Class<?>, String> sentences = new HashMap<>();
        samples.forEach(problem -> sentences.put(problem.getClass(), words.apply(problem)));
        assertThat(sentences).containsOnlyKeys(kind.getPermittedSubclasses());
        assertThat(sentences.values()).doesNotHaveDuplicates().allSatisfy(sentence -> assertThat(sentence)
                .isNotBlank());
    }
}
