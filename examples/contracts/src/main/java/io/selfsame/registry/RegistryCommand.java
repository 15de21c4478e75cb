package io.selfsame.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.contract.document.Contract;
import io.selfsame.registry.Arguments.Action;
import io.selfsame.registry.Arguments.Format;
import io.selfsame.registry.Registry.Credentials;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The command; see the script {@code run} beside it. */
public final class RegistryCommand {
  /** The environment variable that holds the password of {@code --user}. */
  static final String PASSWORD = "SELFSAME_REGISTRY_PASSWORD";

  static final int DONE = 0;
  static final int INCOMPATIBLE = 1;
  static final int USAGE_ERROR = 2;
  static final int REGISTRY_ERROR = 3;
  static final int MISSING = 4;

  private static final String BACKWARD = "BACKWARD";

  /** Levels under which a new version is read by those who read the one before. */
  private static final Set<String> STRICT_ENOUGH =
      Set.of(BACKWARD, "BACKWARD_TRANSITIVE", "FULL", "FULL_TRANSITIVE");

  private static final String USAGE =
      """
      usage: run register|check --registry URL [--subject-prefix TEXT] [--user NAME] [--format avro|json]

        register              puts the contracts into the registry; a new subject is set to BACKWARD
        check                 changes nothing; says whether the registry's contracts bear these
        --subject-prefix TEXT put before the full name, for example a context (:.team:)
        --user NAME           with the password in the environment variable SELFSAME_REGISTRY_PASSWORD

      exit: 0 all is well, 1 incompatible, 2 wrong usage, 3 the registry cannot be asked, 4 not registered
      """;

  private final Arguments arguments;
  private final Registry registry;
  private final PrintStream out;

  private RegistryCommand(Arguments arguments, Registry registry, PrintStream out) {
    this.arguments = arguments;
    this.registry = registry;
    this.out = out;
  }

  public static void main(String[] arguments) {
    System.exit(run(System.getenv(), System.out, System.err, arguments));
  }

  /** Returns the exit code. */
  static int run(
      Map<String, String> environment, PrintStream out, PrintStream err, String... arguments) {
    try {
      Arguments parsed = Arguments.parse(arguments);
      Registry registry = new Registry(parsed.registry(), credentials(parsed, environment));
      return new RegistryCommand(parsed, registry, out).run();
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      err.print(USAGE);
      return USAGE_ERROR;
    } catch (RegistryException e) {
      err.println(e.getMessage());
      return REGISTRY_ERROR;
    }
  }

  private static Optional<Credentials> credentials(
      Arguments arguments, Map<String, String> environment) {
    if (arguments.user().isPresent() && !environment.containsKey(PASSWORD)) {
      throw new IllegalArgumentException("--user needs the environment variable " + PASSWORD);
    }
    return arguments.user().map(user -> new Credentials(user, environment.get(PASSWORD)));
  }

  private int run() throws RegistryException {
    Set<Integer> codes = new TreeSet<>();
    for (Contract contract : Contract.ALL) {
      String subject = arguments.subjectPrefix() + contract.name();
      codes.add(
          arguments.action() == Action.REGISTER
              ? register(subject, contract)
              : check(subject, contract));
    }
    return codes.contains(INCOMPATIBLE) ? INCOMPATIBLE : codes.contains(MISSING) ? MISSING : DONE;
  }

  private int register(String subject, Contract contract) throws RegistryException {
    boolean isNew = !registry.has(subject);
    if (!isNew && check(subject, contract) != DONE) {
      return INCOMPATIBLE;
    }
    Optional<Integer> id = registry.register(subject, schema(contract));
    if (id.isEmpty()) {
      return told(INCOMPATIBLE, subject, "refused as incompatible");
    }
    if (isNew) {
      registry.require(subject, BACKWARD);
    }
    return told(DONE, subject, "registered with id " + id.get());
  }

  private int check(String subject, Contract contract) throws RegistryException {
    if (!registry.has(subject)) {
      return told(MISSING, subject, "not registered");
    }
    String level = registry.compatibility(subject);
    if (!STRICT_ENOUGH.contains(level)) {
      return told(
          INCOMPATIBLE, subject, "not protected: its compatibility level is not BACKWARD or FULL");
    }
    return registry.isCompatible(subject, schema(contract))
        ? told(DONE, subject, "compatible")
        : told(INCOMPATIBLE, subject, "incompatible with the newest version");
  }

  private int told(int code, String subject, String what) {
    out.println(subject + ": " + what);
    return code;
  }

  private ObjectNode schema(Contract contract) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    if (arguments.format() == Format.JSON) {
      return request.put("schemaType", "JSON").put("schema", contract.jsonSchema().toString());
    }
    return request.put("schema", contract.avro().toString());
  }
}
