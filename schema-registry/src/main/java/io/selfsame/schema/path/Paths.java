package io.selfsame.schema.path;

/**
 * Paths as text: {@code address.city}, {@code items[].price.id}. A key that holds one of the
 * characters of the notation is put in brackets and quotes, {@code ["a.b"]}.
 */
final class Paths {
  static final String ELEMENT = "[]";

  private Paths() {}

  static String child(String parent, String key) {
    if (key.indexOf('.') >= 0 || key.indexOf('[') >= 0 || key.indexOf('"') >= 0 || key.isEmpty()) {
      return parent + "[\"" + key.replace("\"", "\\\"") + "\"]";
    }
    return parent.isEmpty() ? key : parent + "." + key;
  }

  static String element(String parent) {
    return parent + ELEMENT;
  }

  static boolean isElement(String path) {
    return path.endsWith(ELEMENT);
  }

  /** Empty for a field of the row itself. */
  static String parent(String path) {
    if (isElement(path)) {
      return path.substring(0, path.length() - ELEMENT.length());
    }
    if (path.endsWith("\"]")) {
      return path.substring(0, Math.max(0, path.lastIndexOf("[\"")));
    }
    return path.substring(0, Math.max(0, path.lastIndexOf('.')));
  }

  static String leaf(String path) {
    String own = path.substring(parent(path).length());
    return own.startsWith(".") ? own.substring(1) : own;
  }

  static boolean isTop(String path) {
    return parent(path).isEmpty();
  }

  static boolean isUnder(String path, String ancestor) {
    return path.startsWith(ancestor + ".") || path.startsWith(ancestor + "[");
  }
}
