/** What a scrape gives back and what it leaves in the files. */
package io.github.smartscraper.it.scrape;
