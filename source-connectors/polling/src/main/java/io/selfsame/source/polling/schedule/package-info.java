/** When a stream is read, and what is done when a read fails. */
package io.selfsame.source.polling.schedule;
