/** Operating system processes: starting one, recognising our own, ending a whole tree. */
@NullMarked
package io.github.smartscraper.e2e.process;

import org.jspecify.annotations.NullMarked;
