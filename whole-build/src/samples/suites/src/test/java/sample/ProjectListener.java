package sample;

import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Listener of the project's own, which uses the worker before any test does. */
public class ProjectListener implements LauncherSessionListener, TestExecutionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (System.getProperty("TEST_BASE_URL") != null) {
            System.out.println("the session begins, status " + new Worker().statusWithOwnToken());
        }
    }

    @Override
    public void executionStarted(TestIdentifier identifier) {
        identifier
                .getSource()
                .filter(ClassSource.class::isInstance)
                .map(source -> ((ClassSource) source).getClassName())
                .ifPresent(name -> System.out.println(name + " begins with " + new Worker().state()));
    }
}
