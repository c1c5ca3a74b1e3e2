package io.github.smartscraper.e2e.ports;

import java.util.Set;

/** Program that prints whether a process listens on a port, as the user sees it who runs it. */
final class ListenerView {

    private ListenerView() {}

    /** Arguments: pid, port. */
    public static void main(String[] args) {
        System.out.println(new ProcNetTable().isOneOf(Set.of(Long.parseLong(args[0])), Integer.parseInt(args[1])));
    }
}
