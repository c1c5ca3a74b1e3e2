/** Masking of secrets in streams of bytes, whatever forms they are printed in; knows nothing of where secrets come from. */
@NullMarked
package io.github.smartscraper.e2e.masking;

import org.jspecify.annotations.NullMarked;
