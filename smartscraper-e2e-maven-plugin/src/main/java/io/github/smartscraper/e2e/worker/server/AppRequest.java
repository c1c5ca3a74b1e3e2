package io.github.smartscraper.e2e.worker.server;

import io.github.smartscraper.e2e.health.HealthRequest;
import io.github.smartscraper.e2e.npm.InstallMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The application under test, as the user has described it.
 *
 * @param directory where its package.json is, and where its servers are started
 * @param command what starts one server, in words
 * @param install when its packages are installed
 * @param health how a server is asked whether it is ready
 * @param apiToken the tokens of its servers
 * @param environment what its servers get besides the environment of the build
 * @param executablePath browser that the user has named
 */
public record AppRequest(
        Path directory,
        List<String> command,
        InstallMode install,
        HealthRequest health,
        TokenTemplate apiToken,
        Map<String, String> environment,
        Optional<Path> executablePath) {}
