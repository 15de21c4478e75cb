/** What Zendesk says about the custom fields of users, organizations and tickets. */
package io.selfsame.source.zendesk.metadata;
