package io.selfsame.source.zendesk.metadata;

import io.selfsame.schema.SchemaChange;
import io.selfsame.source.polling.definition.DefinitionChanges;
import io.selfsame.source.polling.definition.Definitions;
import io.selfsame.source.polling.definition.FieldDefinition;
import io.selfsame.source.polling.vendor.DeclaredInside;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorStream;
import io.selfsame.source.zendesk.api.ZendeskApi;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A stream that also watches the definitions of its object's custom fields. What they were is part
 * of the position, so a change is told once, whether it was made while the connector ran or not.
 * Values of custom fields travel as JSON; their changes are therefore told apart from those of the
 * row's own fields.
 */
public final class DeclaredStream implements VendorStream {
  private static final String DEFINITIONS = "definitions";

  private final VendorStream rows;
  private final CustomFields fields;
  private final String member;

  private DeclaredStream(VendorStream rows, CustomFields fields, String member) {
    this.rows = rows;
    this.fields = fields;
    this.member = member;
  }

  /**
   * Wraps a stream.
   *
   * @param list the definitions' name in URL and answer, {@code user_fields} for example
   * @param member of a row, under which the values are
   * @param interval how long an answer about definitions is good for
   */
  public static DeclaredStream of(
      VendorStream rows,
      ZendeskApi api,
      String list,
      String member,
      Duration interval,
      Clock clock) {
    return new DeclaredStream(
        rows, new CustomFields(new CustomFieldList(api, list), list, interval, clock), member);
  }

  @Override
  public String object() {
    return rows.object();
  }

  @Override
  public StreamPage read(StreamPosition position) throws VendorException {
    Optional<List<FieldDefinition>> current = fields.current();
    Optional<String> stored = position.text(DEFINITIONS);
    StreamPage page = rows.read(position.without(DEFINITIONS));
    if (current.isEmpty()) {
      return stored
          .map(text -> page.withInside(DeclaredInside.none(), page.next().with(DEFINITIONS, text)))
          .orElse(page);
    }
    Optional<Definitions> before = stored.flatMap(Definitions::parse);
    Definitions after = Definitions.after(before.orElseGet(Definitions::none), current.get());
    List<SchemaChange> changes =
        before
            .map(known -> DefinitionChanges.between(known, after, member + "."))
            .orElse(List.of());
    return page.withInside(
        new DeclaredInside(Set.of(member), changes), page.next().with(DEFINITIONS, after.text()));
  }

  @Override
  public void close() {
    rows.close();
  }
}
