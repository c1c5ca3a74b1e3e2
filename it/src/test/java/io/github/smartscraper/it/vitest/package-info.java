/** Runs a Vitest suite from JUnit, and shows each of its tests as a test of JUnit. */
package io.github.smartscraper.it.vitest;
