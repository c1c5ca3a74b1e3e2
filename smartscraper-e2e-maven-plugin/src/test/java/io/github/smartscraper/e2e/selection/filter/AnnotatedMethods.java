package io.github.smartscraper.e2e.selection.filter;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A test class to be read, never run: its name is none that Surefire looks for. */
class AnnotatedMethods extends InheritedMethods {

    @BeforeAll
    static void beforeAll() {}

    @AfterAll
    static void afterAll() {}

    @BeforeEach
    void beforeEach() {}

    @AfterEach
    void afterEach() {}

    @Test
    void scrapesOnePage() {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void scrapesSeveralPages(int pages) {}

    void notAnnotated() {}

    @Override
    void inheritedAndOverridden() {}
}
