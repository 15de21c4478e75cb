package io.selfsame.source.polling.config;

import io.selfsame.schema.TypeChangePolicy;
import io.selfsame.source.polling.record.DriftPolicy;
import io.selfsame.source.polling.record.NameStyle;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigDef.Width;

/** The settings that say what to do when the vendor's fields change. */
public final class DriftFragment {
  public static final String TYPE_CHANGE = "drift.type.change";
  public static final String RENAME = "drift.rename";
  public static final String CRITICAL = "drift.critical";
  public static final String CRITICAL_FIELDS = "drift.critical.fields";

  public static final String FIELD_NAMES = "field.names";

  private static final String GROUP = "Drift";
  private static final String ALIAS = "alias";
  private static final String FAIL = "fail";
  private static final String VENDORS = "default";

  private DriftFragment() {}

  static ConfigDef addTo(ConfigDef definition) {
    choice(
        definition,
        TYPE_CHANGE,
        List.of("variant", "widen", "quarantine", FAIL),
        1,
        "Type changes",
        "What to do with a value that the type of its field cannot hold exactly: variant puts it"
            + " in a second field, named as the field, two underscores and the type, so that every"
            + " schema stays backward compatible; widen changes the field's type to one that holds"
            + " both, which breaks consumers of the old type; quarantine leaves the field empty"
            + " and puts the value in _quarantined; fail stops the task.");
    choice(
        definition,
        RENAME,
        List.of("report", ALIAS),
        2,
        "Renamed fields",
        "What to do when a field seems to have been renamed: report tells it only, alias also"
            + " feeds the old name from the new one.");
    choice(
        definition,
        CRITICAL,
        List.of("warn", FAIL),
        3,
        "Critical drift",
        "What to do when a field that feeds identity or consent is removed, renamed or changes its"
            + " type: warn tells it with severity critical, fail stops the task before any such"
            + " record is written.");
    definition.define(
        CRITICAL_FIELDS,
        ConfigDef.Type.LIST,
        VENDORS,
        Importance.LOW,
        "The fields, or paths into fields, that feed identity or consent; default stands for those"
            + " of the built-in mapping.",
        GROUP,
        4,
        Width.LONG,
        "Critical fields");
    choice(
        definition,
        FIELD_NAMES,
        List.of("vendor", "avro"),
        5,
        "Field names",
        "How fields are named in records: vendor as the vendor names them; avro as Avro's rules"
            + " allow, for converters that refuse other names: every other character becomes an"
            + " underscore, one is put before a first digit, and a name that is taken gets a"
            + " number behind it. A mapping of the identity transform must then use these names.");
    return definition;
  }

  /**
   * @param builtIn the critical fields of the built-in mapping for the object
   */
  static DriftPolicy parse(AbstractConfig config, Set<String> builtIn) {
    Stream<String> critical =
        config.getList(CRITICAL_FIELDS).stream()
            .flatMap(name -> name.equals(VENDORS) ? builtIn.stream() : Stream.of(name));
    return new DriftPolicy(
        TypeChangePolicy.fromWire(config.getString(TYPE_CHANGE)),
        config.getString(RENAME).equals(ALIAS),
        config.getString(CRITICAL).equals(FAIL),
        NameStyle.fromWire(config.getString(FIELD_NAMES)),
        critical.collect(Collectors.toSet()));
  }

  private static void choice(
      ConfigDef definition,
      String name,
      List<String> choices,
      int order,
      String displayName,
      String doc) {
    definition.define(
        name,
        ConfigDef.Type.STRING,
        choices.get(0),
        ValidString.in(choices.toArray(String[]::new)),
        Importance.MEDIUM,
        doc,
        GROUP,
        order,
        Width.SHORT,
        displayName,
        new Choices(choices));
  }
}
