package io.selfsame.source.rest.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.selfsame.source.polling.http.RetryAfter;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.rest.manifest.ErrorRule;
import io.selfsame.source.rest.manifest.Manifest;
import io.selfsame.source.rest.template.Template;
import io.selfsame.source.rest.template.Values;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The one place that decides what a refused request means: the manifest's rules, then the meaning
 * of the status. Bodies are looked at, never repeated.
 */
public final class Failures {
  /** A vendor that limits and does not say for how long means seconds at least. */
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Manifest manifest;
  private final String credential;
  private final Values settings;
  private final Clock clock;

  /**
   * @param credential the setting that is blamed for refused credentials
   */
  public Failures(Manifest manifest, String credential, Values settings, Clock clock) {
    this.manifest = manifest;
    this.credential = credential;
    this.settings = settings;
    this.clock = clock;
  }

  /** A refused request's answer; the body is a missing node when it is not JSON. */
  record Refusal(int status, Optional<String> retryAfter, JsonNode body, String where) {}

  /** The failure; empty when the manifest says that it only means there is nothing to read. */
  Optional<VendorException> classify(Refusal refusal) {
    Optional<ErrorRule> rule =
        manifest.errors().stream().filter(each -> fits(each, refusal)).findFirst();
    return rule.isPresent()
        ? byRule(rule.get(), refusal)
        : Optional.of(byStatus(refusal, "was refused", after(refusal)));
  }

  private static boolean fits(ErrorRule rule, Refusal refusal) {
    if (!rule.statuses().contains(refusal.status())) {
      return false;
    }
    if (rule.body().isEmpty()) {
      return true;
    }
    Optional<String> value = rule.body().get().text(refusal.body());
    return rule.value().isEmpty() ? value.isPresent() : rule.value().equals(value);
  }

  private Optional<VendorException> byRule(ErrorRule rule, Refusal refusal) {
    String code = "HTTP_" + refusal.status();
    String what = refusal.where() + " was refused";
    Optional<Duration> wait =
        rule.untilMidnight().map(this::untilMidnight).or(() -> after(refusal)).or(rule::pause);
    String told = rule.remedy().map(remedy -> what + ". " + remedy).orElse(what);
    return switch (rule.kind()) {
      case EMPTY -> Optional.empty();
      case RETRY -> Optional.of(VendorException.retry(code, told, wait));
      case RATE_LIMIT ->
          Optional.of(VendorException.rateLimited(code, told, wait.or(() -> Optional.of(SECOND))));
      case QUOTA -> Optional.of(VendorException.quota(code, told, wait));
      case PERMISSION ->
          Optional.of(VendorException.permission(code, what, rule.remedy().orElse(PERMISSION)));
      case AUTH ->
          Optional.of(
              VendorException.auth(code, what, credential, rule.remedy().orElse(CREDENTIAL)));
      case CONFIG ->
          Optional.of(
              VendorException.config(
                  code, what, "rest.base.url", rule.remedy().orElse("Check the settings.")));
      case FATAL ->
          Optional.of(
              VendorException.fatal(code, what, rule.remedy().orElse("Correct the manifest.")));
    };
  }

  private static final String PERMISSION =
      "Give the credentials the right to read it, or leave the stream out of 'rest.streams'.";
  private static final String CREDENTIAL = "Check the credentials.";

  private VendorException byStatus(Refusal refusal, String how, Optional<Duration> after) {
    String code = "HTTP_" + refusal.status();
    String what = refusal.where() + " " + how;
    return switch (refusal.status()) {
      case 401 -> VendorException.auth(code, what, credential, CREDENTIAL);
      case 403, 404 -> VendorException.permission(code, what, PERMISSION);
      case 429 -> VendorException.rateLimited(code, what, after.or(() -> Optional.of(SECOND)));
      case 301, 302, 303, 307, 308 ->
          VendorException.config(
              code,
              what + " by leading elsewhere, where no credentials are sent",
              "rest.base.url",
              "Set the vendor's own URL.");
      case 400, 405, 406, 410, 411, 413, 414, 415, 416, 417, 422, 431 ->
          VendorException.fatal(
              code, what, "The manifest's request is not what the vendor expects: correct it.");
      default -> VendorException.retry(code, what, after);
    };
  }

  private Optional<Duration> after(Refusal refusal) {
    return refusal.retryAfter().flatMap(text -> RetryAfter.parse(text, clock));
  }

  /** How long until a day ends, in the zone a template names. */
  Duration untilMidnight(Template template) {
    ZoneId zone = ZoneId.of(template.fill(settings).orElse("UTC"));
    Instant now = clock.instant();
    LocalDate tomorrow = LocalDate.ofInstant(now, zone).plusDays(1);
    return Duration.between(now, tomorrow.atStartOfDay(zone).toInstant());
  }
}
