/**
 * A real broker, Connect workers and PostgreSQL as processes of their own, for the quickstart,
 * integration tests and benchmarks: start, kill, restart, ask over REST, look into topics.
 */
package io.selfsame.cluster;
