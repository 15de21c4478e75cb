package io.selfsame.drift;

import java.util.List;
import java.util.Locale;

/**
 * Names of classes of drift, brought into one form, so that labels may say {@code remove}, {@code
 * dropped} or {@code field_removed}.
 */
final class DriftNames {
  private DriftNames() {}

  static String canonical(String name) {
    String text = name.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    if (text.contains("enum") || text.contains("domain")) {
      return "value-domain";
    }
    if (text.contains("rename")) {
      return "rename" + (text.contains("overlap") ? "-with-overlap" : "");
    }
    if (text.contains("move") && !text.contains("remove")) {
      String where = text.contains("array") ? "move-into-array" : "move-nested";
      return where
          + (text.contains("atomic") ? "-atomic" : "")
          + (text.contains("type") ? "+type-change" : "");
    }
    if (text.contains("replace")) {
      return text.contains("array") || text.contains("list")
          ? "replace-scalar-by-array"
          : "replace-with-type-change";
    }
    if (text.contains("expan")) {
      return "expand";
    }
    if (text.contains("flap")) {
      return "flap";
    }
    if (text.contains("null")) {
      return text.contains("object")
          ? "null-to-object"
          : text.contains("array") || text.contains("list") ? "null-to-array" : "null-to-scalar";
    }
    if (text.contains("remov") || text.contains("drop") || text.contains("delet")) {
      return text.contains("bulk") || text.contains("mass") ? "bulk-remove" : "remove";
    }
    if (text.contains("return") || text.contains("reappear")) {
      return "return";
    }
    if (text.contains("add") || text.contains("new-field")) {
      return text.contains("nested") ? "add-nested" : "add";
    }
    if (text.contains("widen")) {
      return "widen";
    }
    return text.contains("incompatib")
        ? "incompatible"
        : text.contains("type") || text.contains("-to-") ? "type-change" : text;
  }

  /** Whether what was said is what the label means. */
  static boolean agree(String label, String claim) {
    String expected = canonical(label);
    String said = canonical(claim);
    return expected.equals(said)
        || (expected.equals("remove") && said.equals("bulk-remove"))
        || (expected.equals("add") && said.equals("add-nested"))
        || (expected.equals("type-change")
            && List.of("widen", "incompatible", "expand").contains(said))
        || (expected.equals("move-into-array") && said.equals("move-into-array-atomic"));
  }
}
