package io.selfsame.source.zendesk.api;

import io.selfsame.source.polling.http.HttpAnswer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** What an answer says about how many requests of the account's minute are left. */
record RateHeaders(OptionalLong remaining, Optional<Duration> reset) {

  /** Reads the old headers ({@code X-Rate-Limit-Remaining}) and the new ones. */
  static RateHeaders of(HttpAnswer answer) {
    OptionalLong remaining = number(answer, "ratelimit-remaining");
    OptionalLong reset = number(answer, "ratelimit-reset");
    return new RateHeaders(
        remaining.isPresent() ? remaining : number(answer, "X-Rate-Limit-Remaining"),
        reset.isPresent() ? Optional.of(Duration.ofSeconds(reset.getAsLong())) : Optional.empty());
  }

  boolean isUsedUp() {
    return remaining.isPresent() && remaining.getAsLong() == 0;
  }

  private static OptionalLong number(HttpAnswer answer, String header) {
    String text = answer.header(header).orElse("");
    boolean digits = text.length() < 10 && text.chars().allMatch(Character::isDigit);
    return text.isEmpty() || !digits ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
  }
}
