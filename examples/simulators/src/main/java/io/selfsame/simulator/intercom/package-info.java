/** Intercom: contacts by search, companies by list, versions of the API, limits in slices. */
package io.selfsame.simulator.intercom;
