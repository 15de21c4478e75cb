package io.selfsame.resolution;

/** What a record is about. Records of different entities never join one profile. */
public enum Entity {
  PERSON,
  ORGANIZATION
}
