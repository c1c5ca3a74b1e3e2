/** Servers in terminals of their own, to be looked at while they run. */
@NullMarked
package io.github.smartscraper.e2e.tmux;

import org.jspecify.annotations.NullMarked;
