package io.selfsame.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.resolution.HistoryEvent.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ProfileHistoryPropertyTest {
  private final Resolver resolver = new Resolver(Populations.RULES);

  @Provide
  Arbitrary<List<List<LiveRecord>>> lives() {
    return Populations.populations().list().ofMinSize(1).ofMaxSize(5);
  }

  @Property(tries = 300)
  void everyIdEverPublishedLeadsToALivingProfileOrToItsEnd(
      @ForAll("lives") List<List<LiveRecord>> lives) {
    Map<RecordRef, UUID> membership = new HashMap<>();
    Map<UUID, HistoryEvent> lastEnd = new HashMap<>();
    Set<UUID> published = new TreeSet<>();
    for (List<LiveRecord> records : lives) {
      List<Profile> profiles =
          resolver.resolve(new Neighbourhood(records, Set.of(), List.of())).profiles();
      for (HistoryEvent event : ProfileHistory.diff(membership, profiles, Set.of())) {
        if (event.kind() == Kind.MERGED || event.kind() == Kind.DELETED) {
          lastEnd.put(event.profile(), event);
        }
      }
      membership = membership(profiles);
      published.addAll(membership.values());
      for (UUID id : published) {
        Optional<UUID> at = Optional.of(id);
        while (at.isPresent() && !membership.containsValue(at.get())) {
          HistoryEvent end = lastEnd.get(at.get());
          assertTrue(end != null);
          at = end.into();
        }
      }
    }
  }

  @Property(tries = 300)
  void anUnchangedMembershipHasNoHistory(@ForAll("lives") List<List<LiveRecord>> lives) {
    List<Profile> profiles =
        resolver.resolve(new Neighbourhood(lives.get(0), Set.of(), List.of())).profiles();
    assertEquals(List.of(), ProfileHistory.diff(membership(profiles), profiles, Set.of()));
  }

  @Test
  void aMergeNamesTheKeyThatCausedItAndASplitGivesTheOldIdBack() {
    LiveRecord ann = Records.of("crm", "1").created(1).email("a@x").live();
    LiveRecord apart = Records.of("billing", "2").created(2).email("b@x").live();
    LiveRecord joined = Records.of("billing", "2").created(2).email("a@x").live();
    List<Profile> first = profiles(ann, apart);
    List<Profile> second = profiles(ann, joined);
    UUID older = ProfileId.of(ann.ref());
    UUID younger = ProfileId.of(apart.ref());
    assertEquals(
        List.of(
            new HistoryEvent(
                Kind.MERGED,
                younger,
                Optional.of(older),
                Optional.empty(),
                Optional.of(new Key("email", "a@x")))),
        ProfileHistory.diff(membership(first), second, Set.of()));
    assertEquals(
        List.of(
            new HistoryEvent(
                Kind.SPLIT, older, Optional.of(younger), Optional.empty(), Optional.empty())),
        ProfileHistory.diff(membership(second), first, Set.of()));
  }

  @Test
  void aRecordThatChangesSidesMoves() {
    LiveRecord a = Records.of("crm", "1").email("a@x").live();
    LiveRecord b = Records.of("crm", "2").email("b@x").live();
    List<Profile> before =
        profiles(a, b, Records.of("billing", "3").created(9).email("a@x").live());
    LiveRecord moved = Records.of("billing", "3").created(9).email("b@x").live();
    assertEquals(
        List.of(
            new HistoryEvent(
                Kind.MOVED,
                ProfileId.of(a.ref()),
                Optional.of(ProfileId.of(b.ref())),
                Optional.of(moved.ref()),
                Optional.empty())),
        ProfileHistory.diff(membership(before), profiles(a, b, moved), Set.of()));
  }

  @Test
  void theLastRecordGoneEndsTheProfile() {
    LiveRecord a = Records.of("crm", "1").email("a@x").live();
    Map<RecordRef, UUID> before = membership(profiles(a));
    assertEquals(Kind.DELETED, ProfileHistory.diff(before, List.of(), Set.of()).get(0).kind());
    assertEquals(
        Kind.ERASED, ProfileHistory.diff(before, List.of(), Set.of(a.ref())).get(0).kind());
  }

  private List<Profile> profiles(LiveRecord... records) {
    return resolver.resolve(new Neighbourhood(List.of(records), Set.of(), List.of())).profiles();
  }

  private static Map<RecordRef, UUID> membership(List<Profile> profiles) {
    Map<RecordRef, UUID> membership = new HashMap<>();
    profiles.forEach(p -> p.members().forEach(member -> membership.put(member, p.id())));
    return membership;
  }
}
