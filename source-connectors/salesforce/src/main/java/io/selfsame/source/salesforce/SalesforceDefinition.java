package io.selfsame.source.salesforce;

import io.selfsame.source.polling.config.BuildVersion;
import io.selfsame.source.polling.http.BaseUrl;
import io.selfsame.source.polling.vendor.PollingSettings;
import io.selfsame.source.polling.vendor.SettingProblem;
import io.selfsame.source.polling.vendor.Vendor;
import io.selfsame.source.polling.vendor.VendorContext;
import io.selfsame.source.polling.vendor.VendorDefinition;
import io.selfsame.source.salesforce.auth.PemKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** What makes a polling connector a Salesforce connector. */
final class SalesforceDefinition implements VendorDefinition {
  private static final Pattern OBJECT_NAME = Pattern.compile("[A-Za-z*?][A-Za-z0-9_*?]{0,79}");

  private static final String RETIREMENT =
      " Login with a user name and password is being retired by Salesforce (SOAP login() in Summer"
          + " '27, the OAuth password flow in February 2027) and is not supported.";

  @Override
  public String kind() {
    return "salesforce";
  }

  @Override
  public String version() {
    return BuildVersion.read(SalesforceDefinition.class);
  }

  @Override
  public ConfigDef settings() {
    return SalesforceSettings.definition();
  }

  @Override
  public String objectsSetting() {
    return SalesforceSettings.OBJECTS;
  }

  @Override
  public String endpointSetting() {
    return SalesforceSettings.LOGIN_URL;
  }

  @Override
  public List<SettingProblem> problems(AbstractConfig config, PollingSettings polling) {
    SalesforceSettings settings = SalesforceSettings.parse(config);
    List<SettingProblem> problems = new ArrayList<>();
    BaseUrl.problem(SalesforceSettings.LOGIN_URL, settings.loginUrl(), polling.allowPlainHttp())
        .ifPresent(problems::add);
    problems.addAll(loginProblems(settings));
    for (String object : config.getList(SalesforceSettings.OBJECTS)) {
      if (!OBJECT_NAME.matcher(object).matches()) {
        problems.add(
            new SettingProblem(
                SalesforceSettings.OBJECTS,
                "Object names are letters, digits and underscores, such as Contact or Visit__c; * and ?"
                    + " stand for any."));
      }
    }
    return problems;
  }

  @Override
  public Set<String> criticalFields(String object) {
    return CriticalFields.of(object);
  }

  @Override
  public Vendor open(VendorContext context) {
    return new SalesforceVendor(SalesforceSettings.parse(context.config()), context);
  }

  private static List<SettingProblem> loginProblems(SalesforceSettings settings) {
    boolean jwt = settings.jwtKey().isPresent() || settings.username().isPresent();
    if (settings.clientSecret().isPresent() && jwt) {
      return both(
          "Set either a client secret (client credentials flow) or a user name and key (JWT bearer"
              + " flow), not both.");
    }
    if (settings.clientSecret().isEmpty() && !jwt) {
      return both(
          "Set a client secret (client credentials flow) or a user name and key (JWT bearer flow)."
              + RETIREMENT);
    }
    if (jwt && settings.jwtKey().isEmpty()) {
      return List.of(
          new SettingProblem(
              SalesforceSettings.JWT_KEY, "The JWT bearer flow needs a private key." + RETIREMENT));
    }
    if (jwt && settings.username().isEmpty()) {
      return List.of(
          new SettingProblem(
              SalesforceSettings.USERNAME, "The JWT bearer flow needs a user to act as."));
    }
    return settings.jwtKey().flatMap(key -> keyProblem(key.value())).stream().toList();
  }

  private static List<SettingProblem> both(String message) {
    return List.of(
        new SettingProblem(SalesforceSettings.CLIENT_SECRET, message),
        new SettingProblem(SalesforceSettings.JWT_KEY, message));
  }

  private static Optional<SettingProblem> keyProblem(String pem) {
    try {
      PemKey.parse(pem);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(
          new SettingProblem(SalesforceSettings.JWT_KEY, "Not usable: " + e.getMessage() + "."));
    }
  }
}
