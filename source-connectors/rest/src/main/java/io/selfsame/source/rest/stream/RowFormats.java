package io.selfsame.source.rest.stream;

import io.selfsame.source.polling.http.GzipFiles;
import io.selfsame.source.polling.http.HeldAnswer;
import io.selfsame.source.polling.http.JsonLines;
import io.selfsame.source.polling.http.JsonRows;
import io.selfsame.source.rest.manifest.StreamSpec.ResponseSpec;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** How the rows of an answer are read. */
final class RowFormats {
  private RowFormats() {}

  static HeldAnswer.Format of(ResponseSpec response) {
    List<String> path = response.records().steps();
    return (body, rowBytes, where) -> {
      InputStream unpacked = unpacked(body, response);
      return response.lines()
          ? new JsonLines(unpacked, rowBytes, where)
          : new JsonRows(unpacked, path, rowBytes, where);
    };
  }

  private static InputStream unpacked(InputStream body, ResponseSpec response) throws IOException {
    return switch (response.compression()) {
      case NONE -> body;
      case GZIP -> new GZIPInputStream(body);
      case ZIP -> new GzipFiles(body);
    };
  }
}
