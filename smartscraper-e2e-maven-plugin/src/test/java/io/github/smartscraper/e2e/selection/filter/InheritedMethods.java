package io.github.smartscraper.e2e.selection.filter;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The superclass of a test class to be read, never run. */
abstract class InheritedMethods {

    @BeforeEach
    void login() {}

    @Test
    void inherited() {}

    void inheritedAndOverridden() {}
}
