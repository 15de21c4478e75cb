package io.selfsame.resolve;

import io.selfsame.resolve.csv.CsvException;
import io.selfsame.warehouse.WarehouseException;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/**
 * The commands of this folder. Exit codes: 0 done (rows may have been skipped, which is told), 1
 * broken off, 2 not begun, because an argument, the header of the file or the rules are wrong.
 */
public final class ResolveCommand {
  static final int DONE = 0;
  static final int BROKEN_OFF = 1;
  static final int NOT_BEGUN = 2;

  private final PrintStream out;

  ResolveCommand(PrintStream out) {
    this.out = out;
  }

  /** Runs the command that the first argument names. */
  public static void main(String[] arguments) {
    System.exit(new ResolveCommand(System.err).run(Arrays.asList(arguments)));
  }

  int run(List<String> arguments) {
    try {
      String command = arguments.isEmpty() ? "" : arguments.get(0);
      List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
      switch (command) {
        case "run" -> new RunCommand(Clock.systemUTC(), out).run(rest);
        case "train" -> new TrainCommand(out).run(rest);
        default -> throw new UsageException("the command must be run or train");
      }
      return DONE;
    } catch (UsageException | CsvException e) {
      out.println(e.getMessage());
      return NOT_BEGUN;
    } catch (WarehouseException e) {
      out.println(e.getMessage());
      return BROKEN_OFF;
    } catch (IOException | SQLException e) {
      // The messages of these may quote a value.
      out.println("broken off: " + e.getClass().getSimpleName());
      return BROKEN_OFF;
    }
  }
}
