/** Reads records as Connect delivers them into what resolution and the landing tables take. */
package io.selfsame.sink.profile.record;
