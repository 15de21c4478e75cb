package io.selfsame.source.salesforce.stream;

import com.sforce.soap.partner.sobject.SObject;
import java.util.List;
import java.util.Optional;

/**
 * One page of a query's rows.
 *
 * @param locator what the next page is asked for by; empty after the last page
 */
public record QueryPage(List<SObject> rows, Optional<String> locator) {
  public QueryPage {
    rows = List.copyOf(rows);
  }
}
