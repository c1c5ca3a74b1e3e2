/** Features that a user switches on by one parameter or goal, one class each, with the real programs that it needs. */
package io.github.smartscraper.e2e.build.features;
