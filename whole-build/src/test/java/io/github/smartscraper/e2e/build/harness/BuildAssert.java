package io.github.smartscraper.e2e.build.harness;

import java.util.Arrays;
import java.util.Locale;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** Assertions on how a build ended and what it said; every failure shows the end of the log. */
public final class BuildAssert extends AbstractAssert<BuildAssert, BuildResult> {

    private static final int LINES_TO_SHOW = 30;

    private BuildAssert(BuildResult actual) {
        super(actual, BuildAssert.class);
        as("build in %s, log %s, which ends with%n%s%n", actual.project(), actual.logFile(), tail(actual.log()));
    }

    public static BuildAssert assertThatBuild(BuildResult result) {
        return new BuildAssert(result);
    }

    public BuildAssert succeeded() {
        Assertions.assertThat(actual.exitCode()).as(descriptionText()).isZero();
        return says("BUILD SUCCESS");
    }

    public BuildAssert failed() {
        Assertions.assertThat(actual.exitCode()).as(descriptionText()).isNotZero();
        return says("BUILD FAILURE");
    }

    /** Failed by what the user wrote or by the user's tests: not by an error, and without a stack trace. */
    public BuildAssert failedByTheUsersDoing() {
        return failed().says("MojoFailureException").saysNot("MojoExecutionException", "\tat io.github.smartscraper");
    }

    /** Failed because something that the tests need is broken. */
    public BuildAssert failedByInfrastructure() {
        return failed().says("MojoExecutionException").saysNot("\tat io.github.smartscraper");
    }

    /** The log has all of these, in any case. */
    public BuildAssert says(String... parts) {
        Arrays.stream(parts).forEach(part -> Assertions.assertThat(actual.log())
                .as(descriptionText())
                .containsIgnoringCase(part));
        return this;
    }

    /** One line of the log has all of these, in any case. */
    public BuildAssert saysInOneLine(String... parts) {
        Assertions.assertThat(actual.log().lines()).as(descriptionText()).anyMatch(line -> Arrays.stream(parts)
                .allMatch(part -> lower(line).contains(lower(part))));
        return this;
    }

    /** The log has none of these. */
    public BuildAssert saysNot(String... parts) {
        Assertions.assertThat(actual.log()).as(descriptionText()).doesNotContain(parts);
        return this;
    }

    public BuildAssert startedServers(int count) {
        Assertions.assertThat(actual.serversStarted()).as(descriptionText()).hasSize(count);
        return this;
    }

    public BuildAssert ranTests(String... names) {
        Assertions.assertThat(actual.reports().tests()).as(descriptionText()).containsExactlyInAnyOrder(names);
        return this;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String tail(String log) {
        long skipped = Math.max(0, log.lines().count() - LINES_TO_SHOW);
        return String.join("\n", log.lines().skip(skipped).toList());
    }
}
