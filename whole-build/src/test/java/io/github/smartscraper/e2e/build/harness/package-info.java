/**
 * Whole builds: real Maven, with the plugin, on the sample projects of {@code src/samples}, each in a copy of its own. One
 * test class alone: {@code mvn -f whole-build/pom.xml verify -Dit.test=ResetIT}; another Maven and JDK:
 * {@code -DwholeBuild.mavenHome=… -DwholeBuild.javaHome=…}. Each build's log is kept in {@code target/build-logs}, the
 * project of a failed test in {@code target/builds}. No test stands here.
 */
package io.github.smartscraper.e2e.build.harness;
