package io.github.smartscraper.e2e.selection;

import io.github.smartscraper.e2e.selection.cache.InputMap;
import io.github.smartscraper.e2e.selection.cache.Signature;
import io.github.smartscraper.e2e.selection.inputs.SharedInputs;
import io.github.smartscraper.e2e.selection.inputs.SharedInputs.Snapshot;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;

/** Watch on the inputs of test classes while these run: a second look when they have run. */
@FunctionalInterface
public interface InputWatch {

    /**
     * The name of an input that is not what it was when the classes were selected.
     *
     * @param testClasses those whose own inputs are looked at besides what all share
     * @throws IOException if a file can't be read
     */
    Optional<String> changed(Collection<String> testClasses) throws IOException;

    /** A watch on the inputs that a selection was made by. */
    static InputWatch of(SharedInputs inputs, Selection selection) {
        return testClasses -> {
            Snapshot now = inputs.read();
            Optional<String> shared = now.signature().changes(selection.signature()).stream()
                    .map(InputWatch::name)
                    .findFirst();
            return shared.isPresent() ? shared : changedOwn(now, selection, testClasses);
        };
    }

    private static String name(Signature.Change change) {
        String input = change.inputs().get(0);
        return change.part().equals(SharedInputs.APPLICATION) ? input : change.part() + ": " + input;
    }

    private static Optional<String> changedOwn(Snapshot now, Selection selection, Collection<String> testClasses) {
        return selection.decisions().stream()
                .filter(decision -> testClasses.contains(decision.testClass()))
                .flatMap(decision ->
                        InputMap.differences(
                                decision.inputs().own(), now.classes().of(decision.testClass()))
                                .stream())
                .findFirst();
    }
}
