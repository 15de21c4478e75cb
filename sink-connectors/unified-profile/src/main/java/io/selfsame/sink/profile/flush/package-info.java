/** Buffers records, flushes them, finds the ones that cannot be stored, and survives outages. */
package io.selfsame.sink.profile.flush;
