package io.selfsame.quickstart.truth;

/** One vendor row: the source's name, the vendor's object and its id. */
public record RecordId(String source, String object, String id) {}
