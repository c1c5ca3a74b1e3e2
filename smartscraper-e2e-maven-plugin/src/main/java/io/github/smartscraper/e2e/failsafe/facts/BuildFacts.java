package io.github.smartscraper.e2e.failsafe.facts;

import io.github.smartscraper.e2e.support.PortablePaths;
import java.util.Map;

/**
 * Facts about a build that only Maven knows. Values are as they are: they may be secrets, or have paths of this machine in
 * them.
 *
 * @param parameters of the goal, as Maven has resolved them, by name; parts of one behind a slash ({@code
 *     systemPropertyVariables/shop.mode})
 * @param properties of the command line that tests find as system properties
 * @param paths how paths are to be read elsewhere
 */
public record BuildFacts(Map<String, String> parameters, Map<String, String> properties, PortablePaths paths) {}
