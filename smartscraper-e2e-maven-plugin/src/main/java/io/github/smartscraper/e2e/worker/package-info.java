/** The servers under test: how one starts, is watched, is lent to a fork, and ends. */
@NullMarked
package io.github.smartscraper.e2e.worker;

import org.jspecify.annotations.NullMarked;
