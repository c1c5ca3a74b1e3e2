/** Files that the start of a server names: by its command, its environment, npm's scripts, or a lock file. */
@NullMarked
package io.github.smartscraper.e2e.selection.files.launch;

import org.jspecify.annotations.NullMarked;
