package io.selfsame.quickstart;

/** One vendor row: the source's name, the vendor's object and its id. */
record RecordId(String source, String object, String id) {}
