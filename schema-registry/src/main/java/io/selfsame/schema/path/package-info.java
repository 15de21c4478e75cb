/**
 * Which paths a stream's rows have, inside nested objects and arrays too: what kinds of values, how
 * often, since when, and which path may have followed which. Keeps counts and short hashes, never a
 * value. Knows JSON; no Connect, no vendor.
 */
package io.selfsame.schema.path;
