/** Which test classes a build runs, and what the next one knows of it. */
package io.github.smartscraper.e2e.build.selection;
