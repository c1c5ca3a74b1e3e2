/** JSON API before it scrapes: health, token, rate limit, validation. */
package io.github.smartscraper.it.api;
