package io.selfsame.source.rest.access;

import io.selfsame.source.polling.http.AccessToken;
import io.selfsame.source.polling.http.TokenProvider;
import io.selfsame.source.polling.vendor.VendorException;
import java.util.Optional;

/** What a request is authorized with. Thread-safe. */
public interface Authorization {

  /**
   * A header to send.
   *
   * @param token what it was made of, when it can be renewed
   */
  record Header(String name, String value, Optional<AccessToken> token) {
    @Override
    public String toString() {
      return "Header[hidden]";
    }
  }

  /** What is to be sent now; empty when nothing is. */
  Optional<Header> current() throws VendorException;

  /**
   * Says that what was sent was refused.
   *
   * @return whether there may be something else to send now
   */
  boolean renew(Header refused);

  /** The same for ever. */
  static Authorization fixed(Optional<Header> header) {
    return new Authorization() {
      @Override
      public Optional<Header> current() {
        return header;
      }

      @Override
      public boolean renew(Header refused) {
        return false;
      }
    };
  }

  /** Tokens that end. */
  static Authorization of(TokenProvider tokens) {
    return new Authorization() {
      @Override
      public Optional<Header> current() throws VendorException {
        AccessToken token = tokens.current();
        return Optional.of(
            new Header("Authorization", "Bearer " + token.value(), Optional.of(token)));
      }

      @Override
      public boolean renew(Header refused) {
        refused.token().ifPresent(tokens::reject);
        return refused.token().isPresent();
      }
    };
  }
}
