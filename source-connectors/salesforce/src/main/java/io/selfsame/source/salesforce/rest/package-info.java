/** The REST API: what SOAP cannot do, and the way out when its client cannot read an answer. */
package io.selfsame.source.salesforce.rest;
