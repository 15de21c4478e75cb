/**
 * Salesforce: OAuth, the SOAP partner API as force-wsc speaks it, REST query and describe, both
 * kinds of deletion.
 */
package io.selfsame.simulator.salesforce;
