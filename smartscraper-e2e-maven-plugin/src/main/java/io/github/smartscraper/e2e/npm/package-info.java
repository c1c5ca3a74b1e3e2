/** Packages of the application, installed by npm, pnpm or yarn when node_modules does not fit the lock file. */
@NullMarked
package io.github.smartscraper.e2e.npm;

import org.jspecify.annotations.NullMarked;
