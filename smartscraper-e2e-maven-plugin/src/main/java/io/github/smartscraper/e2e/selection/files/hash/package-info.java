/** Hashes of single files, kept from build to build as long as the files stay as they are. */
@NullMarked
package io.github.smartscraper.e2e.selection.files.hash;

import org.jspecify.annotations.NullMarked;
