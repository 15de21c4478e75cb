package io.selfsame.source.salesforce.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.selfsame.source.polling.http.HttpAnswer;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.salesforce.stream.Deletions;
import io.selfsame.source.salesforce.stream.FieldTypes;
import io.selfsame.source.salesforce.stream.ObjectDescription;
import io.selfsame.source.salesforce.stream.ObjectField;
import io.selfsame.source.salesforce.stream.Query;
import io.selfsame.source.salesforce.stream.QueryPage;
import io.selfsame.source.salesforce.stream.SalesforceApi;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** The calls a stream makes, by REST. For one thread at a time; closing may come from any. */
public final class RestApi implements SalesforceApi {
  private final RestClient client;
  private final RestQueries queries;

  /**
   * @param client closed with this
   * @param batchRows rows a page should have; the vendor may send fewer
   */
  public RestApi(RestClient client, int batchRows) {
    this.client = client;
    this.queries = new RestQueries(client, batchRows);
  }

  @Override
  public List<String> objects() throws VendorException {
    List<String> names = new ArrayList<>();
    for (JsonNode object : get("the list of objects", "sobjects").path("sobjects")) {
      if (object.path("queryable").asBoolean()
          && object.path("replicateable").asBoolean()
          && !object.path("customSetting").asBoolean()
          && !object.path("deprecatedAndHidden").asBoolean()) {
        names.add(object.path("name").asText());
      }
    }
    return names;
  }

  @Override
  public ObjectDescription describe(String object) throws VendorException {
    JsonNode described = get("describe of " + object, "sobjects/" + object + "/describe");
    List<ObjectField> fields = new ArrayList<>();
    for (JsonNode field : described.path("fields")) {
      String type = field.path("type").asText();
      if (FieldTypes.isQueried(type)) {
        fields.add(
            new ObjectField(
                field.path("name").asText(),
                FieldTypes.of(type, field.path("precision").asInt()),
                field.path("calculated").asBoolean()));
      }
    }
    return new ObjectDescription(
        described.path("name").asText(), fields, described.path("replicateable").asBoolean());
  }

  @Override
  public QueryPage queryAll(Query query) throws VendorException {
    return queries.first(query);
  }

  @Override
  public QueryPage queryMore(String locator) throws VendorException {
    return queries.more(locator);
  }

  @Override
  public Deletions deleted(String object, Instant from, Instant to) throws VendorException {
    JsonNode found =
        client
            .send(
                "the deletions of " + object,
                base ->
                    new Request.Builder()
                        .url(
                            path(base, "sobjects/" + object + "/deleted")
                                .addQueryParameter("start", from.toString())
                                .addQueryParameter("end", to.toString())
                                .build()))
            .json();
    List<Deletions.Deletion> rows = new ArrayList<>();
    for (JsonNode row : found.path("deletedRecords")) {
      rows.add(
          new Deletions.Deletion(
              row.path("id").asText(), RestTime.parse(row.path("deletedDate").asText(), to)));
    }
    return new Deletions(rows, RestTime.parse(found.path("latestDateCovered").asText(), from));
  }

  /** REST has no call for it: every answer says when it was sent. */
  @Override
  public Instant serverTime() throws VendorException {
    HttpAnswer answer =
        client.send(
            "the org's limits", base -> new Request.Builder().url(path(base, "limits").build()));
    try {
      return ZonedDateTime.parse(
              answer.header("Date").orElse(""), DateTimeFormatter.RFC_1123_DATE_TIME)
          .toInstant();
    } catch (DateTimeException e) {
      throw VendorException.retry(
          "NO_DATE", "Salesforce answered without saying when", Optional.empty());
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private JsonNode get(String where, String path) throws VendorException {
    return client.send(where, base -> new Request.Builder().url(path(base, path).build())).json();
  }

  static HttpUrl.Builder path(HttpUrl base, String path) {
    return base.newBuilder().addPathSegments(path);
  }
}
