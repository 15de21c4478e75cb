/**
 * Pure standardizers: one raw value in, what to show and what to match by out. They are idempotent,
 * know no record and never throw on text.
 */
package io.selfsame.identity.standardize;
