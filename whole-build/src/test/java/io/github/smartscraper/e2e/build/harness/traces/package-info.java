/** Traces of a build: what it has written, and which of its processes, ports and directories are there. Starts nothing. */
package io.github.smartscraper.e2e.build.harness.traces;
