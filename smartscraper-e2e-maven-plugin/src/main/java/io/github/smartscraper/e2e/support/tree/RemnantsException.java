package io.github.smartscraper.e2e.support.tree;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Removal that has left something; all else that was to be removed is gone. */
public final class RemnantsException extends IOException {

    private static final long serialVersionUID = 1L;

    private static final int NAMED = 5;

    private final transient List<Remnant> remnants;

    /** A removal that has left these, of which there is at least one. */
    public RemnantsException(List<Remnant> remnants) {
        super(words(remnants));
        this.remnants = List.copyOf(remnants);
    }

    /** What is left. */
    public List<Remnant> remnants() {
        return remnants;
    }

    /** Whether nothing but mounts is left. */
    public boolean isOnlyMounts() {
        return remnants.stream().allMatch(remnant -> remnant.kind() == Remnant.Kind.MOUNT);
    }

    private static String words(List<Remnant> remnants) {
        String named = remnants.stream().limit(NAMED).map(Remnant::toString).collect(Collectors.joining("; "));
        return remnants.size() > NAMED ? named + "; and " + (remnants.size() - NAMED) + " more" : named;
    }
}
