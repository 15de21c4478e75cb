package io.selfsame.source.rest.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.source.rest.template.Template;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the connector knows of a vendor.
 *
 * @param name the kind of source
 * @param baseUrl where the vendor is, unless the settings say otherwise
 * @param settings what the user says, by name
 * @param auth ways to authorize requests, the preferred first
 * @param headers of every request
 * @param check a request that proves the credentials
 * @param streams by name, in the manifest's order
 * @param mapping by stream, how identity and consent are read
 */
public record Manifest(
    String name,
    Optional<Template> baseUrl,
    Map<String, DeclaredSetting> settings,
    List<AuthSpec> auth,
    Map<String, Template> headers,
    Optional<RequestSpec> check,
    Limits limits,
    List<ErrorRule> errors,
    Map<String, StreamSpec> streams,
    ObjectNode mapping) {
  public Manifest {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    auth = List.copyOf(auth);
    headers = Map.copyOf(headers);
    errors = List.copyOf(errors);
    streams = Collections.unmodifiableMap(new LinkedHashMap<>(streams));
    mapping = mapping.deepCopy();
  }

  /** The names of all secrets, in the manifest's order. */
  public Set<String> secrets() {
    Set<String> names = new LinkedHashSet<>();
    auth.forEach(way -> names.addAll(way.secrets()));
    return names;
  }

  @Override
  public ObjectNode mapping() {
    return mapping.deepCopy();
  }
}
