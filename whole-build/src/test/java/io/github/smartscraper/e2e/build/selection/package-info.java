/** Selection of the test classes that a build runs, and what the next build knows of it. */
package io.github.smartscraper.e2e.build.selection;
