/** Zendesk's HTTP API: tokens, authorized and paced requests, classification of failures. */
package io.selfsame.source.zendesk.api;
