/** Many rounds of random faults; no part of an ordinary build. */
package io.github.smartscraper.e2e.build.soak;
