package io.github.smartscraper.e2e.mojo.maven;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.InfrastructureException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Translation of the plugin's failures into those of Maven, in this one place. */
public final class Failures {

    private Failures() {}

    /** Work of a goal. */
    @FunctionalInterface
    public interface Work {

        /** Does it. */
        void run() throws ConfigurationException, InfrastructureException, MojoExecutionException, MojoFailureException;
    }

    /** Does the work, and throws what Maven knows. */
    public static void translate(Work work) throws MojoExecutionException, MojoFailureException {
        try {
            work.run();
        } catch (ConfigurationException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (InfrastructureException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }
}
