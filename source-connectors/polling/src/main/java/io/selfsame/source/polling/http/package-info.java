/** Calls over HTTP as every vendor needs them: bounded, cancellable, authorized and budgeted. */
package io.selfsame.source.polling.http;
