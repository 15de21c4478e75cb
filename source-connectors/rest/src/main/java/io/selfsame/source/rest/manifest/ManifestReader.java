package io.selfsame.source.rest.manifest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.source.polling.http.Rate;
import io.selfsame.source.rest.template.BodyTemplate;
import io.selfsame.source.rest.template.Template;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads manifests: YAML, of which JSON is a part. */
public final class ManifestReader {
  private final Section root;
  private final Set<String> settings = new HashSet<>();

  private ManifestReader(Section root) {
    this.root = root;
    root.at("settings")
        .node()
        .fieldNames()
        .forEachRemaining(name -> settings.add("setting." + name));
  }

  /**
   * Reads a manifest.
   *
   * @throws ManifestException for the first thing that is wrong: where, what, and what is allowed
   */
  public static Manifest read(String text) {
    ManifestText read = YamlReader.read(text);
    SchemaCheck.require(read);
    return new ManifestReader(new Section(read, read.root(), "")).manifest();
  }

  private Manifest manifest() {
    Limits limits = root.optional("limits").map(this::limits).orElse(unlimited());
    Map<String, StreamSpec> streams =
        root.map(
            "streams",
            part -> new StreamReader(part, settings, limits.budgets().keySet()).stream());
    requireDistinct(streams);
    root.optional("base_url").ifPresent(this::requireSettings);
    return new Manifest(
        root.text("name", ""),
        root.template("base_url"),
        root.map("settings", ManifestReader::setting),
        root.list("auth").stream().map(this::auth).toList(),
        root.map("headers", this::settingsOnly),
        root.optional("check").map(part -> request(part, settings, limits.budgets().keySet())),
        limits,
        root.list("errors").stream().map(this::error).toList(),
        streams,
        root.has("mapping")
            ? (ObjectNode) root.at("mapping").node()
            : JsonNodeFactory.instance.objectNode());
  }

  private void requireDistinct(Map<String, StreamSpec> streams) {
    Set<String> seen = new HashSet<>();
    streams.forEach(
        (name, stream) -> {
          if (!seen.add(stream.object().toLowerCase(Locale.ROOT) + "/" + stream.part())) {
            throw root.at("streams")
                .at(name)
                .wrong("another stream has this object and part; give one of them a 'part'");
          }
        });
  }

  private static DeclaredSetting setting(Section part) {
    return new DeclaredSetting(
        part.text("doc", ""),
        DeclaredSetting.Kind.valueOf(part.text("type", "text").toUpperCase(Locale.ROOT)),
        part.text("default"),
        part.list("values").stream().map(value -> value.node().asText()).toList());
  }

  private AuthSpec auth(Section part) {
    return switch (part.text("type", "")) {
      case "bearer" -> new AuthSpec.Bearer(part.text("token", ""));
      case "basic" -> basic(part);
      case "api_key" ->
          new AuthSpec.ApiKey(
              part.text("header", ""), part.text("prefix", ""), part.text("key", ""));
      case "oauth_client_credentials", "oauth_refresh_token" -> oauth(part);
      default -> new AuthSpec.None();
    };
  }

  private AuthSpec basic(Section part) {
    if (part.has("user") == part.has("user_secret")) {
      throw part.wrong("expected either 'user' or 'user_secret'");
    }
    part.optional("user").ifPresent(this::requireSettings);
    return new AuthSpec.Basic(
        part.template("user"), part.text("user_secret"), part.text("password", ""));
  }

  private AuthSpec oauth(Section part) {
    return new AuthSpec.OAuth(
        settingsOnly(part.at("token_url")),
        settingsOnly(part.at("client_id")),
        part.text("client_secret", ""),
        part.text("refresh_token"),
        part.flag("rotates"),
        part.text("credentials", "body").equals("header"),
        part.map("parameters", this::settingsOnly));
  }

  private Template settingsOnly(Section part) {
    requireSettings(part);
    return part.template();
  }

  private void requireSettings(Section part) {
    requireKnown(part, part.template().names(), settings);
  }

  /** Placeholders are known names only; a misspelt one would silently be left out. */
  static void requireKnown(Section part, Set<String> names, Set<String> known) {
    for (String name : names) {
      if (!known.contains(name)) {
        throw part.wrong(
            "unknown placeholder '"
                + name
                + "'; allowed here are "
                + (known.isEmpty() ? "none" : String.join(", ", known.stream().sorted().toList())));
      }
    }
  }

  static RequestSpec request(Section part, Set<String> known, Set<String> budgets) {
    boolean post = part.text("method", "GET").equals("POST");
    if (part.has("body") && !post) {
      throw part.at("body").wrong("a body needs 'method: POST'");
    }
    part.optional("budget")
        .filter(named -> !budgets.contains(named.node().asText()))
        .ifPresent(
            named -> {
              throw named.wrong("no such budget in 'limits.budgets'");
            });
    RequestSpec request =
        new RequestSpec(
            post,
            part.at("path").template(),
            part.templates("query"),
            part.templates("headers"),
            part.optional("body").map(ManifestReader::body),
            part.text("budget"));
    requireKnown(part, request.names(), known);
    return request;
  }

  private static BodyTemplate body(Section part) {
    try {
      return BodyTemplate.of(part.node());
    } catch (IllegalArgumentException e) {
      throw part.wrong(e.getMessage());
    }
  }

  private static Limits unlimited() {
    return new Limits(
        Optional.empty(), Map.of(), Optional.empty(), Optional.empty(), "Retry-After");
  }

  private Limits limits(Section part) {
    return new Limits(
        part.optional("rate").map(ManifestReader::rate),
        part.map("budgets", ManifestReader::rate),
        part.optional("headers")
            .map(
                told ->
                    new Limits.Remaining(
                        told.text("remaining", ""),
                        told.text("reset", ""),
                        Limits.Reset.valueOf(
                            told.text("reset_format", "seconds").toUpperCase(Locale.ROOT)))),
        part.optional("quota")
            .map(
                told ->
                    new Limits.Quota(
                        told.text("allowed", ""),
                        told.text("remaining", ""),
                        told.node().path("reserve_percent").asInt(0),
                        told.optional("resets_at").map(this::zone))),
        part.text("retry_after", "Retry-After"));
  }

  /** A time zone, or the setting that names it. */
  private Template zone(Section part) {
    Template zone = settingsOnly(part);
    if (zone.names().isEmpty()) {
      part.requireZone();
    }
    return zone;
  }

  private static Rate rate(Section part) {
    if (part.duration("per").filter(Duration::isZero).isPresent()) {
      throw part.at("per").wrong("must be longer than nothing");
    }
    return new Rate(part.node().path("permits").asInt(), part.duration("per").orElseThrow());
  }

  private ErrorRule error(Section part) {
    if (part.has("value") && !part.has("body")) {
      throw part.at("value").wrong("'value' needs 'body', the path of what is compared");
    }
    List<Integer> statuses =
        part.list("status").stream().map(status -> status.node().intValue()).toList();
    return new ErrorRule(
        statuses,
        part.optionalPath("body"),
        part.text("value"),
        ErrorRule.Meaning.valueOf(part.text("kind", "").toUpperCase(Locale.ROOT)),
        part.text("remedy"),
        part.duration("wait"),
        part.optional("until_midnight").map(this::zone));
  }
}
