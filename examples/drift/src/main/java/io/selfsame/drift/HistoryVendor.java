package io.selfsame.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.source.polling.http.HttpTransport;
import io.selfsame.source.polling.http.VendorJson;
import io.selfsame.source.polling.vendor.PollingSettings;
import io.selfsame.source.polling.vendor.SettingProblem;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.Vendor;
import io.selfsame.source.polling.vendor.VendorContext;
import io.selfsame.source.polling.vendor.VendorDefinition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.polling.vendor.VendorStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.Request;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** A vendor of one object, read page by page from a {@link HistoryServer}. */
final class HistoryVendor implements VendorDefinition {
  static final String URL = "base.url";
  static final String OBJECTS = "objects";
  private static final String PAGE = "page";

  /** Versions are a day apart: each is a later change of its row. */
  private static final Instant FIRST_CHANGE = Instant.parse("2020-01-01T00:00:00Z");

  private static final long DAY = 86_400;

  @Override
  public String kind() {
    return "history";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public ConfigDef settings() {
    return new ConfigDef()
        .define(URL, ConfigDef.Type.STRING, ConfigDef.Importance.HIGH, "Where the server is.")
        .define(OBJECTS, ConfigDef.Type.LIST, ConfigDef.Importance.HIGH, "The resource.");
  }

  @Override
  public String objectsSetting() {
    return OBJECTS;
  }

  @Override
  public String endpointSetting() {
    return URL;
  }

  @Override
  public List<SettingProblem> problems(AbstractConfig config, PollingSettings polling) {
    return List.of();
  }

  @Override
  public Vendor open(VendorContext context) {
    HttpTransport transport = new HttpTransport(context.polling().requests());
    return new Connection(context.config().getString(URL), transport);
  }

  private record Connection(String url, HttpTransport transport) implements Vendor {
    @Override
    public List<VendorStream> streams(List<String> objects) {
      return objects.stream().<VendorStream>map(name -> new Pages(name, url, transport)).toList();
    }

    @Override
    public void check(List<String> objects) {}

    @Override
    public void close() {
      transport.close();
    }
  }

  private record Pages(String object, String url, HttpTransport transport) implements VendorStream {
    @Override
    public StreamPage read(StreamPosition position) throws VendorException {
      long page = position.number(PAGE).orElse(0L);
      Request request = new Request.Builder().url(url + "/v1/objects?page=" + page).build();
      JsonNode list = VendorJson.parse(transport.send(request).body(), object);
      List<VendorRow> rows = new ArrayList<>();
      for (JsonNode row : list.path("data")) {
        Instant changed = FIRST_CHANGE.plusSeconds(DAY * page);
        String id = row.path("id").isValueNode() ? row.path("id").asText() : "";
        rows.add(
            VendorRow.upsert(
                id.isEmpty() || id.equals("null") ? "single" : id,
                Optional.empty(),
                Optional.of(changed),
                (ObjectNode) row));
      }
      boolean more = list.path("has_more").asBoolean();
      return new StreamPage(rows, position.with(PAGE, page + 1), !more, Optional.empty());
    }

    @Override
    public void close() {}
  }
}
