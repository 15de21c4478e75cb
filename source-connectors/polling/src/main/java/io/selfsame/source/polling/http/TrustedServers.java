package io.selfsame.source.polling.http;

import io.selfsame.source.polling.vendor.SettingProblem;
import io.selfsame.source.polling.vendor.TrustStore;
import io.selfsame.source.polling.vendor.VendorException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.apache.kafka.common.config.ConfigException;

/** Makes a client trust the certificate authorities of a store. */
public final class TrustedServers {
  private TrustedServers() {}

  /** Says what is wrong with a trust store; empty when nothing is. */
  public static Optional<SettingProblem> problem(TrustStore store) {
    try {
      if (!store.isOfRuntime()) {
        authorities(store);
      }
      return Optional.empty();
    } catch (ConfigException e) {
      return Optional.of(new SettingProblem(TrustStore.SETTING, e.getMessage()));
    }
  }

  /**
   * @throws ConfigException naming {@link TrustStore#SETTING} when the store cannot be used
   */
  static OkHttpClient.Builder addTo(OkHttpClient.Builder client, TrustStore store) {
    if (store.isOfRuntime()) {
      return client;
    }
    X509TrustManager trust = authorities(store);
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trust}, null);
      return client.sslSocketFactory(context.getSocketFactory(), trust);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime has no TLS", e);
    }
  }

  /** Whether a call failed because nobody trusted vouches for the server. */
  static boolean isUntrusted(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return true;
      }
    }
    return false;
  }

  static VendorException untrusted(String where) {
    return VendorException.config(
        "TLS_UNTRUSTED",
        where + " was not sent: the server's certificate is not vouched for by a trusted authority",
        TrustStore.SETTING,
        "Set '" + TrustStore.SETTING + "' to a trust store that holds the server's authority.");
  }

  private static X509TrustManager authorities(TrustStore store) {
    try {
      KeyStore keys = store.type().equals("PEM") ? pem(store) : keys(store);
      if (keys.size() == 0) {
        throw unusable("it holds no certificate");
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(keys);
      return (X509TrustManager) factory.getTrustManagers()[0];
    } catch (IOException | GeneralSecurityException e) {
      // The message may quote the file's content; the class says enough.
      throw unusable(
          e.getClass().getSimpleName()
              + "; check that the file is there, its password and its type");
    }
  }

  private static ConfigException unusable(String why) {
    return new ConfigException(
        "The trust store of '" + TrustStore.SETTING + "' cannot be used: " + why + ".");
  }

  private static KeyStore keys(TrustStore store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance(store.type());
    try (InputStream in = Files.newInputStream(Path.of(store.location()))) {
      keys.load(in, store.password().isEmpty() ? null : store.password().toCharArray());
    }
    return keys;
  }

  private static KeyStore pem(TrustStore store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    try (InputStream in = Files.newInputStream(Path.of(store.location()))) {
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        keys.setCertificateEntry("authority-" + keys.size(), each);
      }
    }
    return keys;
  }
}
