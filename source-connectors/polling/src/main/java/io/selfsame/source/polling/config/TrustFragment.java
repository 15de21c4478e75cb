package io.selfsame.source.polling.config;

import io.selfsame.source.polling.vendor.TrustStore;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigDef.Width;

/** The settings that say who may vouch for a vendor's server, named as Kafka names its own. */
public final class TrustFragment {
  public static final String LOCATION = TrustStore.SETTING;
  public static final String PASSWORD = "ssl.truststore.password";
  public static final String TYPE = "ssl.truststore.type";

  private static final String GROUP = "Trust";
  private static final List<String> TYPES = List.of("PKCS12", "JKS", "PEM");

  private TrustFragment() {}

  static ConfigDef addTo(ConfigDef definition) {
    return definition
        .define(
            LOCATION,
            ConfigDef.Type.STRING,
            "",
            Importance.LOW,
            "Path of a file, on every worker, with the certificate authorities that may vouch for"
                + " the vendor's server, such as a company's own; empty for those of the Java"
                + " runtime.",
            GROUP,
            1,
            Width.LONG,
            "Trust store")
        .define(
            PASSWORD,
            ConfigDef.Type.PASSWORD,
            "",
            Importance.LOW,
            "Password of the trust store; empty for none.",
            GROUP,
            2,
            Width.MEDIUM,
            "Trust store password")
        .define(
            TYPE,
            ConfigDef.Type.STRING,
            TYPES.get(0),
            ValidString.in(TYPES.toArray(String[]::new)),
            Importance.LOW,
            "Type of the trust store: PKCS12, JKS or PEM.",
            GROUP,
            3,
            Width.SHORT,
            "Trust store type",
            new Choices(TYPES));
  }

  static TrustStore parse(AbstractConfig config) {
    return new TrustStore(
        config.getString(LOCATION), config.getPassword(PASSWORD).value(), config.getString(TYPE));
  }
}
