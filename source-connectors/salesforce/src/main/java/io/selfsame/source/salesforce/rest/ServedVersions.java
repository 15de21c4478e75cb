package io.selfsame.source.salesforce.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.salesforce.fault.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import okhttp3.Request;

/** Which versions of the API an org serves: what to say when ours is not among them. */
public final class ServedVersions {
  private static final Pattern VERSION = Pattern.compile("\\d{1,3}\\.\\d");

  private final RestClient client;
  private final String version;

  public ServedVersions(RestClient client, String version) {
    this.client = client;
    this.version = version;
  }

  /**
   * Explains a refusal that may be about the API's version.
   *
   * @return CONFIG with the list of versions, or the failure as it is when our version is served
   */
  public VendorException explain(VendorException failure) throws VendorException {
    List<String> served = new ArrayList<>();
    JsonNode list =
        client.transport().send(new Request.Builder().url(client.root()).build()).json();
    for (JsonNode entry : list) {
      String text = entry.path("version").asText();
      if (VERSION.matcher(text).matches()) {
        served.add(text);
      }
    }
    return served.isEmpty() || served.contains(version)
        ? failure
        : VendorException.config(
            Faults.UNSUPPORTED_VERSION,
            "the org does not serve version "
                + version
                + " of the API; it serves "
                + String.join(", ", served),
            "salesforce.api.version",
            "Set one of these that the connector supports, or update the connector.");
  }
}
