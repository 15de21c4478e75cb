/** What is kept in Connect's offsets: how far a stream was read, and its schema. */
package io.selfsame.source.polling.offset;
