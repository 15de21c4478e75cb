package io.selfsame.source.polling.http;

import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One budget per credential and limit in this worker, however many tasks and connectors use it. A
 * budget lives as long as somebody holds it. Keys are hashes: no credential is kept.
 */
public final class RateBudgets {
  private static final RateBudgets WORKER = new RateBudgets(Ticker.system());

  private final Map<String, WeakReference<RateBudget>> budgets = new ConcurrentHashMap<>();
  private final Ticker ticker;

  /**
   * @param ticker the time that budgets go by
   */
  public RateBudgets(Ticker ticker) {
    this.ticker = ticker;
  }

  /** The budgets of this worker. */
  public static RateBudgets ofWorker() {
    return WORKER;
  }

  /**
   * Returns the budget for a limit of a credential.
   *
   * @param limit which of the vendor's limits, for example {@code "zendesk export"}
   * @param credential what the vendor counts by: base URL and client id, or an API key
   * @param rate how much is allowed; whoever asks first decides
   */
  public RateBudget budget(String limit, String credential, Rate rate) {
    RateBudget[] result = new RateBudget[1];
    budgets.compute(
        sha256(limit + '\n' + rate + '\n' + credential),
        (key, known) -> {
          RateBudget held = known == null ? null : known.get();
          result[0] = held == null ? new RateBudget(rate, ticker) : held;
          return held == null ? new WeakReference<>(result[0]) : known;
        });
    budgets.values().removeIf(known -> known.refersTo(null));
    return result[0];
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime has no SHA-256", e);
    }
  }
}
