/** Probabilistic matching: which pairs to compare, what agreement is worth, how a model learns. */
package io.selfsame.resolution.match;
