/** The Salesforce source connector: wiring, settings and validation. */
package io.selfsame.source.salesforce;
