/** Goals of a build: which of them a POM binds, and in which order they run. */
@NullMarked
package io.github.smartscraper.e2e.mojo.plan;

import org.jspecify.annotations.NullMarked;
