/** Whether node_modules fits the lock file, and npm ci if it does not. */
@NullMarked
package io.github.smartscraper.e2e.npm;

import org.jspecify.annotations.NullMarked;
