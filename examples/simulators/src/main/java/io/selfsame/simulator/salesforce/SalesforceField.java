package io.selfsame.simulator.salesforce;

/**
 * A field as describe tells it.
 *
 * @param type Salesforce's name of the type, for example {@code datetime}
 * @param compound the compound field it is a component of, empty for none
 */
record SalesforceField(
    String name,
    String type,
    int length,
    int precision,
    int scale,
    int digits,
    boolean calculated,
    boolean custom,
    String compound) {

  static SalesforceField parse(String line) {
    String[] parts = line.split("\\|", -1);
    return new SalesforceField(
        parts[0],
        parts[1],
        Integer.parseInt(parts[2]),
        Integer.parseInt(parts[3]),
        Integer.parseInt(parts[4]),
        Integer.parseInt(parts[5]),
        Boolean.parseBoolean(parts[6]),
        Boolean.parseBoolean(parts[7]),
        parts[8]);
  }

  /** A custom text field, as an administrator adds one. */
  static SalesforceField text(String name) {
    return new SalesforceField(name, "string", 255, 0, 0, 0, false, true, "");
  }

  /** A custom field of one of Salesforce's types; numbers have as many digits as they may. */
  static SalesforceField custom(String name, String type, boolean calculated) {
    return new SalesforceField(name, type, 255, 18, 2, 0, calculated, true, "");
  }

  SalesforceField renamed(String to) {
    return new SalesforceField(
        to, type, length, precision, scale, digits, calculated, custom, compound);
  }

  SalesforceField retyped(String to) {
    return new SalesforceField(
        name, to, length, precision, scale, digits, calculated, custom, compound);
  }

  boolean isCompound() {
    return type.equals("address") || type.equals("location");
  }
}
