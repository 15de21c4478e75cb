package io.selfsame.source.zendesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The shapes of users: fields that come, go, change type, and values that are sometimes null. */
class UserFieldsTest {
  private static final Set<String> BREAKING = Set.of("type_incompatible", "field_removed");

  private final Account account = new Account();
  private final TaskRun run = new TaskRun(ZendeskSourceTask::new);

  @AfterEach
  void close() {
    run.close();
    account.close();
  }

  @Test
  @DisplayName("ZD-13 a photo or a role that comes and goes is no breaking drift")
  void zd13NullAndObjectAlternateWithoutAlarm() {
    ObjectNode photo = object().put("id", 928374).put("content_type", "image/png");
    start();
    user(object().putNull("photo").putNull("custom_role_id"));
    user(object().put("custom_role_id", 9373643).set("photo", photo));
    user(object().putNull("photo").putNull("custom_role_id"));
    Struct last = user(object().put("custom_role_id", 1).set("photo", photo));

    assertTrue(last.getString("photo").contains("928374"));
    assertEquals(1L, last.getInt64("custom_role_id"));
    assertEquals(
        List.of(),
        run.events().stream().filter(event -> BREAKING.contains(event.getString("kind"))).toList());
    assertFalse(kinds().contains("type_widened"), "null was never a type");
  }

  private List<String> kinds() {
    return run.events().stream().map(event -> event.getString("kind")).toList();
  }

  private void start() {
    Map<String, String> settings = account.settings();
    settings.put("zendesk.objects", "users");
    run.start(settings);
  }

  /** Edits user 7 and returns the record of it. */
  private Struct user(ObjectNode patch) {
    account.zendesk.upsert("users", "7", patch);
    account.letTimePass();
    List<SourceRecord> records = run.take(1);
    return (Struct) records.get(0).value();
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
