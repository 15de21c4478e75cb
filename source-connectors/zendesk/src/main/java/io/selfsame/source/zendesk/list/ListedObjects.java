package io.selfsame.source.zendesk.list;

import java.util.List;

/** The objects that ordinary lists show, page after page by cursor, each row with an id. */
public final class ListedObjects {
  private static final List<String> NAMES =
      List.of(
          "automations",
          "brands",
          "custom_statuses",
          "group_memberships",
          "groups",
          "macros",
          "organization_fields",
          "organization_memberships",
          "satisfaction_ratings",
          "ticket_fields",
          "ticket_forms",
          "ticket_metrics",
          "triggers",
          "user_fields",
          "views");

  private ListedObjects() {}

  /** Their names, in URLs, answers and records. */
  public static List<String> names() {
    return NAMES;
  }
}
