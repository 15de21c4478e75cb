package io.selfsame.warehouse.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A place in a rules document; every problem found there names it. */
record RulesNode(String path, JsonNode json) {

  RulesNode child(String name) {
    return new RulesNode(path + '/' + name, json.path(name));
  }

  boolean has(String name) {
    return json.has(name);
  }

  /** The members of an object; none if it is missing. */
  List<String> names() throws RulesException {
    if (!json.isMissingNode() && !json.isObject()) {
      throw problem("an object is needed");
    }
    List<String> names = new ArrayList<>();
    json.fieldNames().forEachRemaining(names::add);
    return names;
  }

  void allowOnly(Set<String> known) throws RulesException {
    for (String name : names()) {
      if (!known.contains(name)) {
        throw child(name).problem("unknown; use one of " + String.join(", ", known));
      }
    }
  }

  double number(double otherwise) throws RulesException {
    if (json.isMissingNode()) {
      return otherwise;
    }
    if (!json.isNumber()) {
      throw problem("a number is needed");
    }
    return json.doubleValue();
  }

  int count(int otherwise) throws RulesException {
    if (!json.isMissingNode() && (!json.isInt() || json.intValue() < 0)) {
      throw problem("a whole number that is not negative is needed");
    }
    return json.isMissingNode() ? otherwise : json.intValue();
  }

  double between(double least, double most, double otherwise) throws RulesException {
    double number = number(otherwise);
    if (!(number > least && number < most)) {
      throw problem("must lie between " + least + " and " + most);
    }
    return number;
  }

  boolean truth(boolean otherwise) throws RulesException {
    if (!json.isMissingNode() && !json.isBoolean()) {
      throw problem("true or false is needed");
    }
    return json.isMissingNode() ? otherwise : json.booleanValue();
  }

  String text(String otherwise) throws RulesException {
    if (!json.isMissingNode() && !json.isTextual()) {
      throw problem("a text is needed");
    }
    return json.isMissingNode() ? otherwise : json.textValue();
  }

  RulesException problem(String problem) {
    return new RulesException(path.isEmpty() ? "/" : path, problem);
  }
}
