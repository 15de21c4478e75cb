package io.selfsame.warehouse.tables;

import static io.selfsame.warehouse.sql.ColumnType.BIGINT;
import static io.selfsame.warehouse.sql.ColumnType.BOOLEAN;
import static io.selfsame.warehouse.sql.ColumnType.DOUBLE;
import static io.selfsame.warehouse.sql.ColumnType.JSON;
import static io.selfsame.warehouse.sql.ColumnType.TEXT;
import static io.selfsame.warehouse.sql.ColumnType.TIMESTAMP;
import static io.selfsame.warehouse.sql.ColumnType.UUID;

import io.selfsame.warehouse.sql.Table;
import java.util.List;

/** The shapes of all tables. What is in them, column by column, is in the module's README. */
public final class Tables {
  /** The attributes that have a column, in the order in which people read them. */
  public static final List<String> ATTRIBUTES =
      List.of(
          "given_name",
          "middle_name",
          "family_name",
          "name_suffix",
          "full_name",
          "email",
          "phone",
          "street",
          "unit",
          "city",
          "region",
          "postal_code",
          "country",
          "date_of_birth",
          "gender",
          "organization",
          "job_title",
          "language",
          "time_zone",
          "national_id",
          "passport",
          "drivers_license",
          "account_id",
          "birth_place",
          "occupation");

  /** The purposes that have a column of their own; {@code consents} has these and all others. */
  public static final List<String> PURPOSES =
      List.of(
          "marketing_email",
          "marketing_sms",
          "marketing_phone",
          "marketing_post",
          "profiling",
          "sale_or_share",
          "processing");

  private static final String[] REF = {"source", "object", "record_id"};
  private static final String[] KEY = {"key_type", "key_value"};

  /** The golden record of each profile. */
  public static final Table PROFILES =
      Table.named("profiles")
          .with(UUID, "profile_id")
          .with(TEXT, "entity")
          .with(TEXT, ATTRIBUTES.toArray(String[]::new))
          .with(TEXT, PURPOSES.stream().map(p -> "consent_" + p).toArray(String[]::new))
          .with(BIGINT, "members")
          .with(TIMESTAMP, "created_at", "changed_at")
          .with(JSON, "provenance")
          .uniqueBy("profile_id");

  /** Every record ever seen: to which profile it belongs and what it says, or that it is gone. */
  public static final Table PROFILE_RECORDS =
      Table.named("profile_records")
          .with(TEXT, REF)
          .with(TEXT, "state")
          .with(UUID, "profile_id", "component_id")
          .with(TEXT, "entity")
          .with(TIMESTAMP, "created_at", "changed_at")
          .with(TEXT, ATTRIBUTES.toArray(String[]::new))
          .with(JSON, "keys", "statements", "aliases")
          .with(TEXT, "rules_version")
          .with(BOOLEAN, "belongs")
          .indexed("component_id")
          .indexed("profile_id")
          .uniqueBy(REF);

  /** In which component a linking key is: all its holders are there. */
  public static final Table PROFILE_KEYS =
      Table.named("profile_keys").with(TEXT, KEY).with(UUID, "component_id").uniqueBy(KEY);

  /** Keys that too many people share, and by how many family names. */
  public static final Table HUB_KEYS =
      Table.named("hub_keys").with(TEXT, KEY).with(BIGINT, "family_names").uniqueBy(KEY);

  /** How many holders of a hub key have a family name of this sound; empty for none. */
  public static final Table HUB_FAMILIES =
      Table.named("hub_families")
          .with(TEXT, KEY)
          .with(TEXT, "family_code")
          .with(BIGINT, "holders")
          .uniqueBy("key_type", "key_value", "family_code");

  /** Who holds a hub key. */
  public static final Table HUB_HOLDERS =
      Table.named("hub_holders")
          .with(TEXT, KEY)
          .with(TEXT, REF)
          .uniqueBy("key_type", "key_value", "source", "object", "record_id");

  /** What a profile is held to. */
  public static final Table CONSENTS =
      Table.named("consents")
          .with(UUID, "profile_id")
          .with(TEXT, "purpose", "status", "decided_by")
          .with(TEXT, REF)
          .with(TIMESTAMP, "since")
          .uniqueBy("profile_id", "purpose");

  /** What an outbound tool must ask before it uses an address or a number. */
  public static final Table CONTACT_POINT_CONSENTS =
      Table.named("contact_point_consents")
          .with(TEXT, "key_type", "key_value", "purpose", "status")
          .with(UUID, "component_id")
          .with(TEXT, "contact_id")
          .indexed("component_id")
          .indexed("contact_id", "purpose")
          .uniqueBy("key_type", "key_value", "purpose");

  /**
   * How many profiles that hold a hub contact point have a status; counts, so that one change is
   * one change.
   */
  public static final Table HUB_CONSENT_COUNTS =
      Table.named("hub_consent_counts")
          .with(TEXT, "key_type", "key_value", "purpose", "status")
          .with(BIGINT, "profiles")
          .uniqueBy("key_type", "key_value", "purpose", "status");

  /** Every statement any record ever made. */
  public static final Table CONSENT_LEDGER =
      Table.named("consent_ledger")
          .with(BIGINT, "seq")
          .with(TEXT, REF)
          .with(TEXT, "purpose", "status")
          .with(TIMESTAMP, "stated_at")
          .with(TEXT, "evidence")
          .with(TIMESTAMP, "recorded_at")
          .indexed(REF)
          .uniqueBy("seq");

  /** Denials that outlived their records, under keyed hashes. */
  public static final Table SUPPRESSIONS =
      Table.named("suppressions")
          .with(TEXT, "key_hash", "purpose", "key_type")
          .with(TIMESTAMP, "since")
          .uniqueBy("key_hash", "purpose");

  /**
   * Which keys records had that are gone, under keyed hashes: by them somebody erased is known
   * again, and what is left of somebody's deleted records is found.
   */
  public static final Table GONE_KEYS =
      Table.named("gone_keys")
          .with(TEXT, "key_hash", "key_type")
          .with(TEXT, REF)
          .with(BOOLEAN, "erased")
          .with(TIMESTAMP, "gone_at")
          .indexed(REF)
          .uniqueBy("key_hash", "source", "object", "record_id");

  /** Records of people erased before that came again and were not taken. */
  public static final Table QUARANTINED_RECORDS =
      Table.named("quarantined_records")
          .with(TEXT, REF)
          .with(TEXT, "reason")
          .with(TIMESTAMP, "changed_at", "recorded_at")
          .uniqueBy(REF);

  /** What became of profiles. */
  public static final Table PROFILE_HISTORY =
      Table.named("profile_history")
          .with(BIGINT, "seq")
          .with(TEXT, "kind")
          .with(UUID, "profile_id", "into_profile_id")
          .with(TEXT, REF)
          .with(TEXT, "cause_key_type")
          .with(TIMESTAMP, "recorded_at")
          .indexed("profile_id")
          .uniqueBy("seq");

  /** Why records are in one profile. */
  public static final Table MATCH_EDGES =
      Table.named("match_edges")
          .with(UUID, "profile_id")
          .with(TEXT, "a_source", "a_object", "a_record_id")
          .with(TEXT, "b_source", "b_object", "b_record_id")
          .with(TEXT, KEY)
          .with(TEXT, "rules_version")
          .with(BIGINT, "weight", "levels")
          .indexed("profile_id")
          .toldApartBy(
              "profile_id",
              "a_source",
              "a_object",
              "a_record_id",
              "b_source",
              "b_object",
              "b_record_id",
              "key_type",
              "key_value");

  /** What was not joined and a person should look at; without records for a hub key. */
  public static final Table MATCH_REVIEWS =
      Table.named("match_reviews")
          .with(UUID, "review_id", "component_id")
          .with(TEXT, "reason")
          .with(TEXT, "a_source", "a_object", "a_record_id")
          .with(TEXT, "b_source", "b_object", "b_record_id")
          .with(TEXT, KEY)
          .with(BIGINT, "weight", "levels")
          .indexed("component_id")
          .uniqueBy("review_id");

  /** Which record a uuid stands for in the tables of pairs: that of the profile it would anchor. */
  public static final Table MATCH_RECORDS =
      Table.named("match_records")
          .with(UUID, "record_uuid")
          .with(TEXT, REF)
          .uniqueBy("record_uuid");

  /** Which records are worth comparing: those that share a key which is not full. */
  public static final Table BLOCKING_KEYS =
      Table.named("blocking_keys")
          .with(BIGINT, "block_key")
          .with(UUID, "record_uuid")
          .uniqueBy("block_key", "record_uuid");

  /** Blocking keys that more records hold than are compared. */
  public static final Table FULL_BLOCKS =
      Table.named("full_blocks").with(BIGINT, "block_key", "holders").uniqueBy("block_key");

  /** What the comparison of two records came to. */
  public static final Table MATCH_PAIRS =
      Table.named("match_pairs")
          .with(UUID, "a_uuid", "b_uuid")
          .with(BIGINT, "weight", "levels", "vetoes")
          .with(TEXT, "model_version")
          .indexed("b_uuid")
          .uniqueBy("a_uuid", "b_uuid");

  /** What changed, in order, for the change feed; it points and holds no values. */
  public static final Table CHANGE_OUTBOX =
      Table.named("change_outbox")
          .with(BIGINT, "seq")
          .with(TEXT, "kind", "subject", "purpose")
          .with(TIMESTAMP, "recorded_at")
          .uniqueBy("seq");

  /** How far each change feed has published; without any feed the outbox gets nothing. */
  public static final Table FEED_POSITIONS =
      Table.named("feed_positions")
          .with(TEXT, "feed")
          .with(BIGINT, "position")
          .with(TIMESTAMP, "recorded_at")
          .uniqueBy("feed");

  /** What each object of each source brings: the audit an integration project starts with. */
  public static final Table SOURCE_INVENTORY =
      Table.named("source_inventory")
          .with(TEXT, "source", "object")
          .with(BIGINT, "records", "gone_records", "versions")
          .with(JSON, "identifiers")
          .with(DOUBLE, "changes_per_day")
          .with(TIMESTAMP, "first_changed_at", "last_changed_at")
          .with(BIGINT, "schema_version")
          .with(TIMESTAMP, "schema_seen_at", "schema_changed_at")
          .with(TIMESTAMP, "first_recorded_at", "last_recorded_at")
          .uniqueBy("source", "object");

  /** From where each connector continues. */
  public static final Table SINK_OFFSETS =
      Table.named("sink_offsets")
          .with(TEXT, "connector", "topic")
          .with(BIGINT, "topic_partition", "next_offset")
          .uniqueBy("connector", "topic", "topic_partition");

  /** The next number of each numbered table. */
  public static final Table SEQUENCES =
      Table.named("sequences").with(TEXT, "name").with(BIGINT, "next_value").uniqueBy("name");

  /** What the warehouse has to remember about itself. */
  public static final Table WAREHOUSE_SETTINGS =
      Table.named("warehouse_settings").with(TEXT, "name", "setting").uniqueBy("name");

  /** Which versions of the tables were made, and when. */
  public static final Table SCHEMA_VERSION =
      Table.named("schema_version")
          .with(BIGINT, "version")
          .with(TIMESTAMP, "recorded_at")
          .uniqueBy("version");

  /** All tables but {@link #SCHEMA_VERSION}. */
  public static final List<Table> ALL =
      List.of(
          PROFILES,
          PROFILE_RECORDS,
          PROFILE_KEYS,
          HUB_KEYS,
          HUB_FAMILIES,
          HUB_HOLDERS,
          CONSENTS,
          CONTACT_POINT_CONSENTS,
          HUB_CONSENT_COUNTS,
          CONSENT_LEDGER,
          SUPPRESSIONS,
          GONE_KEYS,
          QUARANTINED_RECORDS,
          PROFILE_HISTORY,
          MATCH_EDGES,
          MATCH_REVIEWS,
          MATCH_RECORDS,
          BLOCKING_KEYS,
          FULL_BLOCKS,
          MATCH_PAIRS,
          CHANGE_OUTBOX,
          FEED_POSITIONS,
          SOURCE_INVENTORY,
          SINK_OFFSETS,
          SEQUENCES,
          WAREHOUSE_SETTINGS);

  private Tables() {}
}
