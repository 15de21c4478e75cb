package io.selfsame.source.polling.vendor;

/**
 * The certificate authorities a vendor's server may be vouched for by, in place of those of the
 * Java runtime. Its text form does not show the password.
 *
 * @param location path of a file; empty for the Java runtime's own
 * @param password opens the file; empty for none
 * @param type {@code PKCS12}, {@code JKS} or {@code PEM}
 */
public record TrustStore(String location, String password, String type) {
  /** The setting that says where the store is. */
  public static final String SETTING = "ssl.truststore.location";

  private static final TrustStore RUNTIME = new TrustStore("", "", "PKCS12");

  /** The Java runtime's own. */
  public static TrustStore ofRuntime() {
    return RUNTIME;
  }

  public boolean isOfRuntime() {
    return location.isEmpty();
  }

  @Override
  public String toString() {
    return "TrustStore[type=" + type + "]";
  }
}
