package io.selfsame.warehouse.tables;

import io.selfsame.resolution.ConsentStatus;
import io.selfsame.resolution.EffectiveConsent;
import io.selfsame.resolution.Key;
import io.selfsame.resolution.LiveRecord;
import io.selfsame.resolution.MatchEdge;
import io.selfsame.resolution.PairScore;
import io.selfsame.resolution.Profile;
import io.selfsame.resolution.RecordRef;
import io.selfsame.resolution.Review;
import io.selfsame.warehouse.sql.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Profiles as rows of the tables that show them. */
public final class ProfileRows {
  /** A hub is not the matter of one component. */
  private static final UUID NO_COMPONENT = new UUID(0, 0);

  private ProfileRows() {}

  /** The golden record as a row. */
  public static Row profile(Profile profile, Map<RecordRef, LiveRecord> records) {
    List<Object> values = new ArrayList<>();
    values.add(profile.id());
    values.add(profile.entity().name());
    for (String attribute : Tables.ATTRIBUTES) {
      values.add(Optional.ofNullable(profile.golden().values().get(attribute)).map(v -> v.value()));
    }
    for (String purpose : Tables.PURPOSES) {
      values.add(
          Optional.ofNullable(profile.consents().get(purpose))
              .map(EffectiveConsent::status)
              .orElse(ConsentStatus.UNKNOWN)
              .name());
    }
    values.add((long) profile.members().size());
    values.add(records.get(profile.anchor()).createdAt());
    values.add(lastChange(profile, records));
    values.add(Json.provenance(profile.golden().values()));
    return new Row(values.toArray());
  }

  /** What a profile is held to, as rows. */
  public static List<Row> consents(Profile profile) {
    List<Row> rows = new ArrayList<>();
    profile
        .consents()
        .forEach(
            (purpose, consent) ->
                rows.add(
                    new Row(
                        profile.id(),
                        purpose,
                        consent.status().name(),
                        consent.decidedBy().isPresent() ? "RECORD" : "SUPPRESSION",
                        consent.decidedBy().map(RecordRef::source),
                        consent.decidedBy().map(RecordRef::object),
                        consent.decidedBy().map(RecordRef::id),
                        consent.since())));
    return rows;
  }

  /** Why its members are together, as rows. */
  public static List<Row> edges(Profile profile) {
    return profile.edges().stream().map(edge -> edge(profile.id(), edge)).toList();
  }

  /** A row of {@code match_reviews} for a refused union. */
  public static Row review(UUID component, Review review) {
    return new Row(
        reviewId(
            review.reason().name(),
            review.key(),
            Key.of(review.a()).value() + '\0' + Key.of(review.b()).value()),
        component,
        review.reason().name(),
        review.a().source(),
        review.a().object(),
        review.a().id(),
        review.b().source(),
        review.b().object(),
        review.b().id(),
        review.key().type(),
        review.key().value(),
        review.score().map(PairScore::weight),
        review.score().map(PairScore::levels));
  }

  /** A row of {@code match_reviews} for a key that too many people share. */
  public static Row hubReview(Key key) {
    String reason = "SHARED_BY_TOO_MANY";
    Object none = Optional.empty();
    return new Row(
        reviewId(reason, key, ""),
        NO_COMPONENT,
        reason,
        none,
        none,
        none,
        none,
        none,
        none,
        key.type(),
        key.value(),
        none,
        none);
  }

  private static Row edge(UUID profile, MatchEdge edge) {
    return new Row(
        profile,
        edge.a().source(),
        edge.a().object(),
        edge.a().id(),
        edge.b().source(),
        edge.b().object(),
        edge.b().id(),
        edge.key().type(),
        edge.key().value(),
        edge.rulesVersion(),
        edge.score().map(PairScore::weight),
        edge.score().map(PairScore::levels));
  }

  private static Instant lastChange(Profile profile, Map<RecordRef, LiveRecord> records) {
    return profile.members().stream()
        .map(member -> records.get(member).changedAt())
        .max(Instant::compareTo)
        .orElseThrow();
  }

  /** The same finding has the same id in any warehouse. */
  private static UUID reviewId(String reason, Key key, String between) {
    String content = String.join("\0", reason, key.type(), key.value(), between);
    return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8));
  }
}
