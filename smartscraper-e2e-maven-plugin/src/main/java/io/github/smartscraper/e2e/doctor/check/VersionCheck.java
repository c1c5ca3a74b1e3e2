package io.github.smartscraper.e2e.doctor.check;

import org.apache.maven.artifact.versioning.ComparableVersion;

/**
 * Check that a version which is known already is new enough.
 *
 * @param least the oldest that will
 */
public record VersionCheck(Topic topic, String version, String least) implements Check {

    @Override
    public Finding look() {
        boolean old = new ComparableVersion(version).compareTo(new ComparableVersion(least)) < 0;
        return new Finding(topic, old ? State.OLD : State.FINE, version, least);
    }
}
