/** What a vendor's connector implements and what it hands over: streams, pages, rows, failures. */
package io.selfsame.source.polling.vendor;
