/** Reports for CI systems: what came of a run, where a person looks at the job; made from {@code results.json} alone. */
@NullMarked
package io.github.smartscraper.e2e.ci;

import org.jspecify.annotations.NullMarked;
