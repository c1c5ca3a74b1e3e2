package io.github.smartscraper.e2e.masking.forms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Trie of the forms of secrets, as it grows. Nodes are numbers, and what is known of them is in arrays: a secret may have
 * thousands of characters, and there may be thousands of them.
 */
final class Trie {

    private static final int BYTES = 256;

    /** The children of the root, of which there may be many, by their byte; 0 for none. */
    int[] ofRoot = new int[BYTES];

    int[] child = new int[BYTES];
    int[] sibling = new int[BYTES];
    int[] depth = new int[BYTES];
    byte[] label = new byte[BYTES];
    int size = 1;
    final List<List<Form>> forms = new ArrayList<>(List.of(List.of()));

    void add(Form form) {
        int node = 0;
        for (byte next : form.bytes()) {
            int known = childOf(node, next);
            node = known == 0 ? grow(node, next) : known;
        }
        List<Form> there = forms.get(node);
        if (there.stream().noneMatch(form::isLike)) {
            List<Form> more = new ArrayList<>(there);
            more.add(form);
            forms.set(node, List.copyOf(more));
        }
    }

    int childOf(int node, byte next) {
        if (node == 0) {
            return ofRoot[next & 0xFF];
        }
        int found = child[node];
        while (found != 0 && label[found] != next) {
            found = sibling[found];
        }
        return found;
    }

    private int grow(int parent, byte next) {
        if (size == child.length) {
            int larger = size * 2;
            child = Arrays.copyOf(child, larger);
            sibling = Arrays.copyOf(sibling, larger);
            depth = Arrays.copyOf(depth, larger);
            label = Arrays.copyOf(label, larger);
        }
        int node = size++;
        label[node] = next;
        depth[node] = depth[parent] + 1;
        sibling[node] = child[parent];
        child[parent] = node;
        if (parent == 0) {
            ofRoot[next & 0xFF] = node;
        }
        forms.add(List.of());
        return node;
    }
}
