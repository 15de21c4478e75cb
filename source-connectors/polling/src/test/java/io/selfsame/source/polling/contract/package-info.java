/** What every source must keep, as tests: a connector's module adds an account to run them on. */
package io.selfsame.source.polling.contract;
