package io.github.smartscraper.e2e.session;

import java.util.List;
import java.util.Map;

/**
 * What a build has left running for the next one.
 *
 * @param session the session that every process of it carries
 * @param outputDirectory where the pipes are that its servers print to
 * @param salt of the fingerprint
 * @param fingerprint what the servers were started with: a salted hash for each part, by its name
 * @param workers the workers, by number
 */
public record KeptSession(
        String session,
        String outputDirectory,
        String salt,
        Map<String, String> fingerprint,
        List<OwnedWorker> workers) {

    public KeptSession {
        fingerprint = Map.copyOf(fingerprint);
        workers = List.copyOf(workers);
    }
}
