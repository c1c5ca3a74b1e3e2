/** Workers that outlive their build, to be taken over by the next one. */
@NullMarked
package io.github.smartscraper.e2e.run.keepalive;

import org.jspecify.annotations.NullMarked;
