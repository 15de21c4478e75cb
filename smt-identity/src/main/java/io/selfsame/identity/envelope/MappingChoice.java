package io.selfsame.identity.envelope;

import io.selfsame.contract.RecordReference;
import io.selfsame.identity.mapping.MappingCatalog;
import io.selfsame.identity.mapping.ObjectMapping;
import io.selfsame.identity.mapping.SourceKinds;
import java.util.Optional;

/** Finds the mapping of a record by the kind of its source and by its object. */
public record MappingChoice(MappingCatalog catalog, SourceKinds kinds) {
  Optional<ObjectMapping> mappingOf(RecordReference record) {
    return kinds.kindOf(record.source()).flatMap(kind -> catalog.find(kind, record.object()));
  }
}
