/** What becomes of files that are commented, missing, corrupt or not writable. */
package io.github.smartscraper.it.storage;
