/** How a page of a vendor's rows becomes source records and drift events. */
package io.selfsame.source.polling.record;
