/** Scrapes: what they give back and what they leave in the files. */
package io.github.smartscraper.it.scrape;
