package io.selfsame.resolve;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The options of a command: {@code --name value}, or {@code --flag} alone. */
final class Options {
  private static final String ON = "";

  private final Map<String, String> values = new HashMap<>();

  private Options() {}

  static Options of(List<String> arguments, Set<String> names, Set<String> flags)
      throws UsageException {
    Options options = new Options();
    for (int i = 0; i < arguments.size(); i++) {
      String name = arguments.get(i).startsWith("--") ? arguments.get(i).substring(2) : "";
      if (flags.contains(name)) {
        options.values.put(name, ON);
      } else if (!names.contains(name)) {
        throw new UsageException("argument " + (i + 1) + " is no option of this command");
      } else if (i + 1 == arguments.size()) {
        throw new UsageException("--" + name + " needs a value");
      } else {
        options.values.put(name, arguments.get(++i));
      }
    }
    return options;
  }

  boolean has(String flag) {
    return values.containsKey(flag);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  Optional<Path> path(String name) {
    return text(name).map(Path::of);
  }

  Path requiredPath(String name) throws UsageException {
    return path(name).orElseThrow(() -> new UsageException("--" + name + " is missing"));
  }

  int number(String name, int otherwise, int least, int most) throws UsageException {
    try {
      int number = text(name).map(Integer::valueOf).orElse(otherwise);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new UsageException("--" + name + " must be a whole number");
    }
    throw new UsageException("--" + name + " must be from " + least + " to " + most);
  }
}
