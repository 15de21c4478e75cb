/** Requests to a vendor: where they may go, with which credentials, how often, and what fails. */
package io.selfsame.source.rest.access;
