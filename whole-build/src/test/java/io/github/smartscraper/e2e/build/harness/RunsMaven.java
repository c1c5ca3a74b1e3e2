package io.github.smartscraper.e2e.build.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test class that runs Maven: its methods may take {@link MavenBuilds}. Leftovers are sought in {@code /proc}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledOnOs(OS.LINUX)
@ExtendWith(MavenBuildExtension.class)
public @interface RunsMaven {}
