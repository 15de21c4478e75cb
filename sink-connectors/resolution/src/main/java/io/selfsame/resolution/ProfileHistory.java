package io.selfsame.resolution;

import io.selfsame.resolution.HistoryEvent.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Tells what became of profiles by comparing memberships. A profile that still exists never merged;
 * one that does not is merged into the profile that has most of its records (the least id among
 * equals), deleted or erased.
 */
public final class ProfileHistory {
  private final Map<RecordRef, UUID> before;
  private final Map<RecordRef, UUID> now = new HashMap<>();
  private final Map<UUID, Profile> profiles = new TreeMap<>();
  private final SortedMap<UUID, SortedSet<RecordRef>> membersBefore = new TreeMap<>();
  private final Set<UUID> splitOff = new HashSet<>();
  private final List<HistoryEvent> events = new ArrayList<>();

  private ProfileHistory(Map<RecordRef, UUID> before, Collection<Profile> after) {
    this.before = before;
    before.forEach((ref, id) -> membersBefore.computeIfAbsent(id, key -> new TreeSet<>()).add(ref));
    for (Profile profile : after) {
      profiles.put(profile.id(), profile);
      profile.members().forEach(member -> now.put(member, profile.id()));
    }
  }

  /**
   * Compares two memberships of one neighbourhood.
   *
   * @param before the profile each record was in, for every member of every profile concerned
   * @param after the profiles now
   * @param erased which of the records that are gone were erased
   * @return the events, creations first, then by profile; a new profile is either created or split
   *     off
   */
  public static List<HistoryEvent> diff(
      Map<RecordRef, UUID> before, Collection<Profile> after, Set<RecordRef> erased) {
    ProfileHistory history = new ProfileHistory(before, after);
    history.membersBefore.forEach((id, members) -> history.followed(id, members, erased));
    history.profiles.values().forEach(history::created);
    history.events.sort(Comparator.comparing(event -> event.kind() != Kind.CREATED));
    return List.copyOf(history.events);
  }

  private void created(Profile profile) {
    if (!membersBefore.containsKey(profile.id()) && !splitOff.contains(profile.id())) {
      add(Kind.CREATED, profile.id(), Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  private void followed(UUID id, SortedSet<RecordRef> members, Set<RecordRef> erased) {
    SortedMap<UUID, SortedSet<RecordRef>> targets = new TreeMap<>();
    for (RecordRef member : members) {
      Optional.ofNullable(now.get(member))
          .ifPresent(to -> targets.computeIfAbsent(to, key -> new TreeSet<>()).add(member));
    }
    if (targets.isEmpty()) {
      Kind end = members.stream().anyMatch(erased::contains) ? Kind.ERASED : Kind.DELETED;
      add(end, id, Optional.empty(), Optional.empty(), Optional.empty());
      return;
    }
    if (!profiles.containsKey(id)) {
      UUID heir = heir(targets);
      add(Kind.MERGED, id, Optional.of(heir), Optional.empty(), cause(id, profiles.get(heir)));
      targets.remove(heir);
    }
    targets.remove(id);
    targets.forEach((to, moved) -> left(id, to, moved));
  }

  private void left(UUID id, UUID to, SortedSet<RecordRef> moved) {
    if (membersBefore.containsKey(to)) {
      moved.forEach(
          ref -> add(Kind.MOVED, id, Optional.of(to), Optional.of(ref), Optional.empty()));
    } else {
      splitOff.add(to);
      add(Kind.SPLIT, id, Optional.of(to), Optional.empty(), Optional.empty());
    }
  }

  private static UUID heir(SortedMap<UUID, SortedSet<RecordRef>> targets) {
    return targets.entrySet().stream()
        .max(
            Comparator.comparingInt(
                    (Map.Entry<UUID, SortedSet<RecordRef>> target) -> target.getValue().size())
                .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
        .orElseThrow()
        .getKey();
  }

  private Optional<Key> cause(UUID id, Profile heir) {
    return heir.edges().stream()
        .filter(edge -> id.equals(before.get(edge.a())) != id.equals(before.get(edge.b())))
        .map(MatchEdge::key)
        .findFirst();
  }

  private void add(
      Kind kind, UUID id, Optional<UUID> into, Optional<RecordRef> record, Optional<Key> cause) {
    events.add(new HistoryEvent(kind, id, into, record, cause));
  }
}
