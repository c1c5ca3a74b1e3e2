/** Files that are commented, missing, corrupt or not writable, and what becomes of them. */
package io.github.smartscraper.it.storage;
