package io.selfsame.registry;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The command line.
 *
 * @param registry where the registry's API begins
 * @param subjectPrefix put before the full name of each contract
 * @param user empty for a registry that asks for none
 */
record Arguments(
    Action action, URI registry, String subjectPrefix, Optional<String> user, Format format) {
  private static final Set<String> OPTIONS =
      Set.of("--registry", "--subject-prefix", "--user", "--format");

  enum Action {
    REGISTER,
    CHECK
  }

  /** In which of its two forms a contract is registered. */
  enum Format {
    AVRO,
    JSON
  }

  /**
   * @throws IllegalArgumentException saying what is wrong
   */
  static Arguments parse(String... arguments) {
    if (arguments.length == 0) {
      throw new IllegalArgumentException("say register or check");
    }
    Map<String, String> options = new HashMap<>();
    for (int i = 1; i < arguments.length; i += 2) {
      if (!OPTIONS.contains(arguments[i])) {
        throw new IllegalArgumentException("unknown option at position " + (i + 1));
      }
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " needs a value");
      }
      options.put(arguments[i], arguments[i + 1]);
    }
    return new Arguments(
        choice(Action.values(), arguments[0], "the command"),
        url(options.getOrDefault("--registry", "")),
        options.getOrDefault("--subject-prefix", ""),
        Optional.ofNullable(options.get("--user")),
        choice(Format.values(), options.getOrDefault("--format", "avro"), "--format"));
  }

  private static URI url(String text) {
    URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    if (!List.of("http", "https").contains(String.valueOf(url.getScheme()))
        || url.getHost() == null) {
      throw new IllegalArgumentException("--registry needs a URL that begins with http or https");
    }
    if (url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "--registry must not hold credentials: use --user and the environment variable "
              + RegistryCommand.PASSWORD);
    }
    return url;
  }

  private static <E extends Enum<E>> E choice(E[] choices, String text, String what) {
    for (E choice : choices) {
      if (choice.name().toLowerCase(Locale.ROOT).equals(text)) {
        return choice;
      }
    }
    throw new IllegalArgumentException(
        what + " must be one of " + List.of(choices).toString().toLowerCase(Locale.ROOT));
  }
}
