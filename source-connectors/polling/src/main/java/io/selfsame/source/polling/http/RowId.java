package io.selfsame.source.polling.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/** The id of a row that cannot be used, from as much of it as can be read. */
final class RowId {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int LONGEST = 200;

  private RowId() {}

  /** Returns the row's member {@code id}; empty when it is not to be had. */
  static Optional<String> of(byte[] beginning) {
    try (JsonParser parser = JSON.createParser(beginning)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean id = parser.currentName().equals("id");
        if (parser.nextToken().isScalarValue() && id) {
          return Optional.of(parser.getText()).filter(text -> text.length() <= LONGEST);
        }
        parser.skipChildren();
      }
      return Optional.empty();
    } catch (IOException e) {
      // What is left of a row may end anywhere: then its id is not known.
      return Optional.empty();
    }
  }
}
