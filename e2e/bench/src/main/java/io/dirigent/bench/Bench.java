package io.dirigent.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints ratios measured in one run, the absolute figures beside them. No figure makes it fail: machines differ. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures Dirigent against a stock OpenDJ on this machine.")
public final class Bench implements Callable<Integer> {

    private static final int FAILED = 1;

    /** All loggers: what the bench has to say it prints itself. */
    private static final Logger LIBRARIES = Logger.getLogger("");

    /** What can be measured, by the names on the command line. */
    enum Part {
        /** CPU time of a start. */
        start,
        /** Time to a proved mesh, and memory. */
        mesh,
        /** Time of each part of a removal. */
        removal,
        /** Writes in a mesh whose servers hand on changes, and in one whose servers do not. */
        forwarding,
        /** Writes and latency in a ring. */
        ring,
        /** Adds, modifies and searches a second. */
        speed;

        Trial trial(PrintStream out) {
            return switch (this) {
                case start -> new StartTrial(out);
                case mesh -> new MeshTrial(out);
                case removal -> new RemovalTrial(out);
                case forwarding -> new ForwardingTrial(out);
                case ring -> new RingTrial(out);
                case speed -> new SpeedTrial(out);
            };
        }
    }

    @Option(names = "--only", paramLabel = "NAME", description = "One of ${COMPLETION-CANDIDATES}; else all.")
    private @Nullable Part only;

    @Option(names = "--rounds", defaultValue = "3", description = "Rounds, whose median counts (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--quick", description = "One short round: shows that it works, its figures say little.")
    private boolean quick;

    private final PrintStream out = System.out;

    public static void main(String[] arguments) {
        LIBRARIES.setLevel(Level.SEVERE);
        System.exit(new CommandLine(new Bench())
                .setExecutionExceptionHandler(Bench::explain)
                .execute(arguments));
    }

    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr().println("bench: " + failure);
        return FAILED;
    }

    @Override
    public Integer call() throws Exception {
        Effort effort = quick ? Effort.quick() : Effort.full(rounds);
        List<Figure> figures = new ArrayList<>();
        for (Part part : only == null ? List.of(Part.values()) : List.of(only)) {
            out.println("Measuring: " + part);
            figures.addAll(part.trial(out).run(effort));
        }
        out.println();
        out.println(Figure.heading());
        figures.forEach(figure -> out.println(figure.row()));
        return 0;
    }
}
