/** Archives of loaded classes with which forks start in less CPU time; nothing here knows workers or test classes. */
@NullMarked
package io.github.smartscraper.e2e.failsafe.archive;

import org.jspecify.annotations.NullMarked;
