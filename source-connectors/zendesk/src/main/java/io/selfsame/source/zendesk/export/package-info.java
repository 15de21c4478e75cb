/** The incremental exports as streams, and what their rows mean. */
package io.selfsame.source.zendesk.export;
