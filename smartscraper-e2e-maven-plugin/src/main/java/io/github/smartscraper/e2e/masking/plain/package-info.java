/** Masking of what was made for a terminal: secrets are looked for in its text, and nothing but text is handed on. */
@NullMarked
package io.github.smartscraper.e2e.masking.plain;

import org.jspecify.annotations.NullMarked;
