package io.selfsame.identity.standardize;

/**
 * Turns one raw value into its standard form. Standardizing a display value again gives the same
 * result. Implementations are immutable and never throw, whatever the text.
 */
@FunctionalInterface
public interface Standardizer {
  Standardized standardize(String raw);
}
