/** The canonical contracts in a Confluent-compatible schema registry: registered or checked. */
package io.selfsame.registry;
