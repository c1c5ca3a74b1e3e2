package io.github.smartscraper.e2e.build.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Mark of tests that depend most on the Maven and the JDK of a build: life cycle, ways out, forks.
 * {@code .ci/matrix -Dgroups=matrix} runs these tests only, on the full grid; {@code .ci/run} runs a few of them on one
 * representative of each.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("matrix")
public @interface InMatrix {}
