/**
 * HubSpot's CRM: search with its limits and its lagging index, lists of live and archived records,
 * properties, merges, permanent deletion and e-mail subscriptions.
 */
package io.selfsame.simulator.hubspot;
