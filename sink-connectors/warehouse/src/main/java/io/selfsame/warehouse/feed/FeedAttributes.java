package io.selfsame.warehouse.feed;

/** How much of a person leaves the warehouse. */
public enum FeedAttributes {
  /** Golden records, keys and contact points. */
  ALL,
  /** Keys and contact points, to find a profile by, but no attributes. */
  KEYS,
  /** Which records are one profile and what it is held to; attributes stay in their systems. */
  NONE
}
