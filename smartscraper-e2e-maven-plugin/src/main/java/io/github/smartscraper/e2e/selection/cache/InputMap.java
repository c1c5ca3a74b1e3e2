package io.github.smartscraper.e2e.selection.cache;

import io.github.smartscraper.e2e.support.Md5;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** Map of inputs by name, with a hash for each: one hash over all, and what differs between two. */
public final class InputMap {

    private InputMap() {}

    /** One hash over all inputs. */
    public static String hash(SortedMap<String, String> inputs) {
        return hash(new Md5(), inputs);
    }

    /** One hash over what has been added to this one, and over all inputs. */
    static String hash(Md5 md5, SortedMap<String, String> inputs) {
        inputs.forEach((name, hash) -> md5.add(name).add(hash));
        return md5.hex();
    }

    /** Names of the inputs that are not the same here and there. */
    public static List<String> differences(SortedMap<String, String> before, SortedMap<String, String> now) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(before.get(name), now.get(name)))
                .toList();
    }
}
