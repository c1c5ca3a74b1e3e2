/** Maven as goals see it: its console, its two kinds of failure, and its directories. */
@NullMarked
package io.github.smartscraper.e2e.mojo.maven;

import org.jspecify.annotations.NullMarked;
