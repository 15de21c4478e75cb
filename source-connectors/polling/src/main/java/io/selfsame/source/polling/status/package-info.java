/** How a stream is doing, told as records: what is no failure of the task must still be loud. */
package io.selfsame.source.polling.status;
