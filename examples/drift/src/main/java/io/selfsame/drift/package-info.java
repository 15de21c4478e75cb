/**
 * Replays histories of payload versions, as a vendor would have served them over the years, through
 * the real source task, transform and sink, and measures what became of the drift.
 */
package io.selfsame.drift;
