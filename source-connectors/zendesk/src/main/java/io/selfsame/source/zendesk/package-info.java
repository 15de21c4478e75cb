/** The Zendesk source connector: wiring, settings and validation. */
package io.selfsame.source.zendesk;
