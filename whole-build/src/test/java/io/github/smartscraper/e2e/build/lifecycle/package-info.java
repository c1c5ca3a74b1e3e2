/** Builds from start to end, whichever way they end: passed, failed, skipped, interrupted or killed. */
package io.github.smartscraper.e2e.build.lifecycle;
