/** The goals: their parameters, and nothing else. */
@NullMarked
package io.github.smartscraper.e2e.mojo;

import org.jspecify.annotations.NullMarked;
