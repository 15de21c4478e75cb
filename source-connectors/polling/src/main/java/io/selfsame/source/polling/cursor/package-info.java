/**
 * Reading by time without gaps: for vendors whose API filters by modification time and has no
 * cursor of its own.
 */
package io.selfsame.source.polling.cursor;
