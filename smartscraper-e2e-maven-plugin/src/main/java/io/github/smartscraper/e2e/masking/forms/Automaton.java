package io.github.smartscraper.e2e.masking.forms;

import java.util.Collection;
import java.util.List;

/**
 * Automaton of Aho and Corasick over the forms of secrets: says after each byte how much of a form the last bytes may be
 * the beginning of. It holds no state of a stream, so that all streams share it.
 */
public final class Automaton {

    /** The state in which nothing has begun. */
    public static final int ROOT = 0;

    private static final int MOST_STEPS = 16;

    private final Trie trie = new Trie();
    private final boolean[] firstSigns = new boolean[64];
    private int[] failure = {};
    /** The next node, from the longer suffix to the shorter one, that ends a form. */
    private int[] nextEnd = {};

    private boolean[] ends = {};

    private Automaton() {}

    /** An automaton that finds these secrets. */
    public static Automaton of(Collection<String> secrets) {
        Automaton automaton = new Automaton();
        secrets.stream().flatMap(SecretForms::of).forEach(automaton::add);
        automaton.link();
        return automaton;
    }

    /** Whether there is nothing that it could find. */
    public boolean isEmpty() {
        return trie.size == 1;
    }

    private void add(Form form) {
        trie.add(form);
        for (int sign = 0; form.needsSignBefore() && sign < firstSigns.length; sign++) {
            firstSigns[sign] |= form.mayFollow(sign);
        }
    }

    /** Breadth first, so that shorter suffixes are linked before longer ones. */
    private void link() {
        failure = new int[trie.size];
        nextEnd = new int[trie.size];
        ends = new boolean[trie.size];
        int[] queue = new int[trie.size];
        int last = 1;
        for (int head = 0; head < last; head++) {
            int node = queue[head];
            for (int child = trie.child[node]; child != 0; child = trie.sibling[child]) {
                failure[child] = node == ROOT ? ROOT : next(failure[node], trie.label[child]);
                int suffix = failure[child];
                nextEnd[child] = trie.forms.get(suffix).isEmpty() ? nextEnd[suffix] : suffix;
                ends[child] = !trie.forms.get(child).isEmpty() || nextEnd[child] != ROOT;
                queue[last++] = child;
            }
        }
    }

    /** The state after one more byte. */
    public int next(int state, byte read) {
        int from = state;
        while (from != ROOT) {
            int found = trie.childOf(from, read);
            if (found != 0) {
                return found;
            }
            from = failure[from];
        }
        return trie.ofRoot[read & 0xFF];
    }

    /** Whether one or more forms end here. */
    public boolean isEnd(int state) {
        return ends[state];
    }

    /** The forms that are as long as this state is deep. */
    public List<Form> forms(int state) {
        return trie.forms.get(state);
    }

    /** The state, or root, whose forms end here as well, but have begun later. */
    public int nextEnd(int state) {
        return nextEnd[state];
    }

    /** How many of the last symbols a form may begin with. */
    public int depth(int state) {
        return trie.depth[state];
    }

    /**
     * Whether one state stands for the last symbols of another one. May say no when it would take long to find out.
     */
    public boolean endsWith(int longer, int shorter) {
        int from = longer;
        for (int step = 0; step < MOST_STEPS && trie.depth[from] > trie.depth[shorter]; step++) {
            from = failure[from];
        }
        return from == shorter;
    }

    /** How many of the last symbols may be the beginning of a form that is not complete. */
    public int open(int state) {
        int from = state;
        while (from != ROOT && trie.child[from] == 0) {
            from = failure[from];
        }
        return trie.depth[from];
    }

    /** Whether a sign of base64 with this value may stand before a form and hold some of its bits. */
    public boolean mayComeFirst(int sign) {
        return firstSigns[sign];
    }
}
