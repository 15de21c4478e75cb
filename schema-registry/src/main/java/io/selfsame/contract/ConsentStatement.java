package io.selfsame.contract;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.connect.errors.DataException;

/**
 * What one record says about one purpose.
 *
 * @param purpose see {@link Purposes}
 * @param at when it was said, if the vendor tells
 * @param evidence the field and the class of its literal (for example {@code
 *     HasOptedOutOfEmail=true}), never free text
 */
public record ConsentStatement(
    String purpose, ConsentStatus status, Optional<Instant> at, String evidence) {
  public ConsentStatement {
    if (purpose == null || purpose.isEmpty() || status == null) {
      throw new DataException("consent statement without purpose or status");
    }
    if (at == null || evidence == null) {
      throw new DataException("consent statement without time holder or evidence");
    }
  }
}
