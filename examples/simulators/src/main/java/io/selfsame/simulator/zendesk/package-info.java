/**
 * Zendesk Support: OAuth client credentials, incremental exports, lists, user fields, both kinds of
 * deletion.
 */
package io.selfsame.simulator.zendesk;
