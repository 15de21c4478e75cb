/** What an operator can see of a running stream. The names are a contract. */
package io.selfsame.source.polling.metric;
