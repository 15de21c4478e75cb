package io.selfsame.source.rest.manifest;

import io.selfsame.schema.FieldType;
import io.selfsame.source.rest.template.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the vendor says which fields an object has.
 *
 * @param types what the vendor's types are in records; others are text
 * @param typed whether values have their types; otherwise every value is text and stays so
 * @param under the member of a row that holds the fields; empty for the row itself
 * @param skip definitions to leave out
 * @param sensitive definitions to leave out unless the settings allow them
 * @param atOnce the most names in one request
 */
public record MetadataSpec(
    RequestSpec request,
    Path records,
    Path name,
    Optional<Path> type,
    Map<String, FieldType> types,
    Optional<Path> options,
    Path option,
    boolean typed,
    String under,
    List<Condition> skip,
    List<Condition> sensitive,
    Optional<Integer> atOnce) {
  public MetadataSpec {
    types = Map.copyOf(types);
    skip = List.copyOf(skip);
    sensitive = List.copyOf(sensitive);
  }
}
