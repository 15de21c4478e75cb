package io.selfsame.source.zendesk.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.zendesk.api.ZendeskApi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many rows a stream asks for in one page. A page that is longer than an answer may be is asked
 * for again with fewer rows, so that memory is bounded by bytes whatever the rows hold.
 */
final class PageSize {
  /** The most rows Zendesk puts on a page. */
  static final int MOST = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(PageSize.class);
  private static final int STEP = 4;

  private final String object;
  private volatile int rows;

  /** A page, and how many rows were asked for. */
  record Answer(ZendeskApi.Rows page, int asked) {
    JsonNode body() {
      return page.body();
    }
  }

  /** Asks for a page of so many rows. */
  interface Ask {
    ZendeskApi.Rows page(int rows) throws VendorException;
  }

  PageSize(String object, int rows) {
    this.object = object;
    this.rows = Math.min(MOST, rows);
  }

  Answer read(Ask ask) throws VendorException {
    return read(ask, rows);
  }

  Answer read(Ask ask, int asked) throws VendorException {
    try {
      return new Answer(ask.page(asked), asked);
    } catch (VendorException e) {
      if (!e.code().equals("BODY_TOO_LONG") || asked == 1) {
        throw e;
      }
      rows = Math.max(1, asked / STEP);
      LOG.info("Pages of {} are too long; asking for {} rows from now on", object, rows);
      return read(ask, rows);
    }
  }
}
