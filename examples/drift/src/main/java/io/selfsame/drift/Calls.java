package io.selfsame.drift;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Plain calls, by none of the connectors' code: what they get is what a vendor's state is. */
final class Calls {
  private static final OkHttpClient CLIENT = new OkHttpClient();

  private Calls() {}

  static JsonNode json(Request request) {
    try (Response response = CLIENT.newCall(request).execute()) {
      if (!response.isSuccessful()) {
        throw new IllegalStateException(request.url() + " answered " + response.code());
      }
      return History.JSON.readTree(response.body().string());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
