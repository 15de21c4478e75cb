/** A source connector for any REST API that a manifest describes. */
package io.selfsame.source.rest;
