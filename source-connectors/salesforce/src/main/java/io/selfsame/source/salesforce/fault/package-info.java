/** What Salesforce's error codes mean to the polling core, whichever API said them. */
package io.selfsame.source.salesforce.fault;
