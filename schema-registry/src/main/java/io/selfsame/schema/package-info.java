/**
 * How the shape of a stream is declared or inferred, how it widens, which version it has and what
 * drift that was. Knows Connect schemas and JSON; no vendor, no HTTP, no JDBC.
 */
package io.selfsame.schema;
