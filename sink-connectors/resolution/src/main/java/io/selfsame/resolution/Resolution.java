package io.selfsame.resolution;

import java.util.List;
import java.util.SortedSet;

/**
 * Who is who in a neighbourhood.
 *
 * @param components in the order of their least member; every record is in exactly one
 * @param hubs keys found among the records that too many people share: they did not link. Keys that
 *     were given as hubs are not repeated
 */
public record Resolution(List<Component> components, SortedSet<Key> hubs) {
  public Resolution {
    components = List.copyOf(components);
    hubs = Sorted.copy(hubs);
  }

  /** All profiles of all components. */
  public List<Profile> profiles() {
    return components.stream().flatMap(component -> component.profiles().stream()).toList();
  }
}
