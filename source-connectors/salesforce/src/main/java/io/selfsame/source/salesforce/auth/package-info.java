/** OAuth at Salesforce: how a session is obtained. */
package io.selfsame.source.salesforce.auth;
