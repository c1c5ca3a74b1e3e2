/** State that the server keeps in its files, as records. */
package io.github.smartscraper.it.state;
