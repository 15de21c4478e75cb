package io.selfsame.source.rest.manifest;

/**
 * Where something stands in a manifest.
 *
 * @param path the names that lead there, parted by dots; empty at the top
 * @param line from 1
 * @param column from 1
 */
record Place(String path, int line, int column) {
  @Override
  public String toString() {
    String where = "line " + line + ", column " + column;
    return path.isEmpty() ? where : where + " (" + path + ")";
  }
}
