/** Puts mapping and standardizers together: one record's value in, its identity envelope out. */
package io.selfsame.identity.envelope;
