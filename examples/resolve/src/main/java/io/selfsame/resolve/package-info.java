/** The commands for people with a CSV: who is who in it, by the code the connectors run. */
package io.selfsame.resolve;
