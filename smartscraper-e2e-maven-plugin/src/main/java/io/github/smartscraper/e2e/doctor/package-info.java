/** Goal doctor: the list of its checks, and what it says. */
@NullMarked
package io.github.smartscraper.e2e.doctor;

import org.jspecify.annotations.NullMarked;
