package io.selfsame.source.polling.http;

import io.selfsame.source.polling.vendor.SettingProblem;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/** The URLs credentials are sent to: https, or plain http where nobody can listen. */
public final class BaseUrl {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

  private BaseUrl() {}

  /** Whether credentials may travel to a URL. */
  public static boolean isAllowed(HttpUrl url, boolean allowPlainHttp) {
    return url.isHttps() || allowPlainHttp || isLoopback(url);
  }

  /** Whether a URL leads to this very machine, where nobody else can listen. */
  public static boolean isLoopback(HttpUrl url) {
    return LOOPBACK.contains(url.host());
  }

  /** Says what is wrong with a setting that holds a base URL; empty when nothing is. */
  public static Optional<SettingProblem> problem(
      String setting, String text, boolean allowPlainHttp) {
    HttpUrl url = HttpUrl.parse(text);
    if (url == null || url.query() != null || url.fragment() != null) {
      return problem(setting, "is no base URL; expected for example https://example.com");
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      return problem(setting, "holds credentials; use the settings for credentials");
    }
    if (!isAllowed(url, allowPlainHttp)) {
      return problem(
          setting, "is plain http, which would show credentials; use https or allow.plain.http");
    }
    return Optional.empty();
  }

  private static Optional<SettingProblem> problem(String setting, String what) {
    return Optional.of(new SettingProblem(setting, "'" + setting + "' " + what + "."));
  }
}
