/** Small things on top of the JDK that several packages need. */
@NullMarked
package io.github.smartscraper.e2e.support;

import org.jspecify.annotations.NullMarked;
