package io.selfsame.contract;

import java.util.List;

/** The purposes known by default; configuration may name others. */
public final class Purposes {
  public static final String MARKETING_EMAIL = "marketing_email";
  public static final String MARKETING_SMS = "marketing_sms";
  public static final String MARKETING_PHONE = "marketing_phone";
  public static final String MARKETING_POST = "marketing_post";
  public static final String PROFILING = "profiling";
  public static final String SALE_OR_SHARE = "sale_or_share";
  public static final String PROCESSING = "processing";

  /** In the order in which the warehouse shows them. */
  public static final List<String> DEFAULTS =
      List.of(
          MARKETING_EMAIL,
          MARKETING_SMS,
          MARKETING_PHONE,
          MARKETING_POST,
          PROFILING,
          SALE_OR_SHARE,
          PROCESSING);

  private Purposes() {}
}
