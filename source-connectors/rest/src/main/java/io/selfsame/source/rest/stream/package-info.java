/** Streams of a manifest: pages of rows, within windows or whole lists. */
package io.selfsame.source.rest.stream;
