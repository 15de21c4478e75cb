/** Mailchimp: the members of one audience, with their statuses, by key and by time of change. */
package io.selfsame.simulator.mailchimp;
