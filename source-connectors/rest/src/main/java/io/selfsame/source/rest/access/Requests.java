package io.selfsame.source.rest.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.rest.manifest.RequestSpec;
import io.selfsame.source.rest.template.Template;
import io.selfsame.source.rest.template.Values;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Fills requests in. Values go into paths as one segment, so none can lead elsewhere. */
final class Requests {
  private static final MediaType JSON = MediaType.get("application/json");

  private final Account account;

  Requests(Account account) {
    this.account = account;
  }

  Prepared prepare(RequestSpec spec, Values values) throws VendorException {
    Optional<String> path = spec.path().fill(values, Requests::segment);
    if (path.isEmpty()) {
      throw VendorException.config(
          "VALUE_MISSING",
          "a value in the manifest's path "
              + String.join(", ", spec.path().names())
              + " is missing",
          "rest.manifest",
          "Set the setting of that name.");
    }
    HttpUrl.Builder url = account.hosts().below(path.get()).newBuilder();
    // In a fixed order: a request that is repeated is the same to the letter.
    for (Map.Entry<String, Template> parameter : new TreeMap<>(spec.query()).entrySet()) {
      parameter
          .getValue()
          .fill(values)
          .ifPresent(value -> url.addQueryParameter(parameter.getKey(), value));
    }
    Request.Builder request = new Request.Builder().url(url.build());
    request.tag(String.class, where(spec));
    request.header("Accept", "application/json");
    headers(request, account.manifest().headers(), values);
    headers(request, spec.headers(), values);
    if (spec.post()) {
      JsonNode body = spec.body().flatMap(template -> template.fill(values)).orElse(null);
      request.post(RequestBody.create(body == null ? "" : body.toString(), JSON));
    }
    return new Prepared(request.build(), spec.budget(), where(spec));
  }

  private static String where(RequestSpec spec) {
    return (spec.post() ? "POST " : "GET ") + spec.path();
  }

  private static void headers(Request.Builder request, Map<String, Template> headers, Values values)
      throws VendorException {
    for (Map.Entry<String, Template> header : headers.entrySet()) {
      Optional<String> value = header.getValue().fill(values);
      if (value.isPresent()) {
        if (!value.get().chars().allMatch(c -> c >= ' ' && c < 127)) {
          throw VendorException.config(
              "HEADER_NOT_ASCII",
              "the value of a header is not plain ASCII",
              "rest.manifest",
              "Correct the header or the setting in it.");
        }
        request.header(header.getKey(), value.get());
      }
    }
  }

  /** Dots alone would lead up. */
  private static String segment(String value) {
    String encoded =
        new HttpUrl.Builder()
            .scheme("https")
            .host("x")
            .addPathSegment("x" + value)
            .build()
            .encodedPath()
            .substring(2);
    return encoded.replaceAll("^\\.+$", "");
  }
}
