package io.github.smartscraper.e2e.doctor.check;

import org.apache.maven.artifact.versioning.ComparableVersion;

/**
 * Whether a version that is known already will do.
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
