/** Results of single test methods, as Surefire hears of them from its forks. */
@NullMarked
package io.github.smartscraper.e2e.failsafe.methods;

import org.jspecify.annotations.NullMarked;
