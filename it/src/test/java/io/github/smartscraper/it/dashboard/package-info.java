/** Dashboard: what it shows and what it changes. */
package io.github.smartscraper.it.dashboard;
