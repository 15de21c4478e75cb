/**
 * The profile-changes source connector: it publishes what became of profiles, consents, contact
 * points and reviews, so that any other sink can carry them on.
 */
package io.selfsame.sink.changes;
