package io.selfsame.source.stripe.stream;

import java.util.Optional;

/**
 * Which rows of an object a stream reads: of the key's own account or a connected one, made in a
 * window. Ids of a connected account's rows carry the account: some objects' ids are chosen by
 * people, so two accounts may have the same.
 */
public record StripeScope(Optional<String> account, CreatedWindow window) {

  /** All rows of the key's own account. */
  public static StripeScope own() {
    return new StripeScope(Optional.empty(), CreatedWindow.all());
  }

  /** Names this scope in offsets; empty for {@link #own}. */
  public String part() {
    String window = this.window.name();
    return account.map(id -> window.isEmpty() ? id : id + "/" + window).orElse(window);
  }

  String recordId(String row) {
    return account.map(id -> id + "/" + row).orElse(row);
  }
}
