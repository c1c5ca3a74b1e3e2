/** Code that runs inside the forked test JVM; JDK and JUnit Platform only. */
package io.github.smartscraper.e2e.failsafe.fork;
