package io.dirigent.demo;

import io.dirigent.api.DirectoryCluster;
import io.dirigent.localcluster.LocalClusterOptions;
import io.dirigent.stories.Directory;
import io.dirigent.stories.local.LocalTestCluster;
import io.dirigent.stories.local.OperatorSettings;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the operator and a directory as local processes, shows how it comes to be, and proves that it replicates. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "From one DirectoryCluster to a replicating directory, on this machine.")
public final class Demo implements Callable<Integer> {

    private static final Duration STEADY_INTERVAL = Duration.ofSeconds(10);
    private static final Duration GLANCE = Duration.ofMillis(500);
    private static final int FAILED = 1;

    /** All loggers: what the demo has to say it prints itself. */
    private static final Logger LIBRARIES = Logger.getLogger("");

    @Option(names = "--once", description = "End after the proof; exit code 0 only if it held.")
    private boolean once;

    @ArgGroup(exclusive = false)
    private Wanted wanted = new Wanted();

    private final PrintStream out = System.out;

    public static void main(String[] arguments) {
        LIBRARIES.setLevel(Level.SEVERE);
        System.exit(new CommandLine(new Demo())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Demo::explain)
                .execute(arguments));
    }

    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr().println("demo: " + reason(failure));
        return FAILED;
    }

    private static String reason(Exception failure) {
        return failure instanceof KubernetesClientException refused && refused.getStatus() != null
                ? refused.getStatus().getMessage()
                : String.valueOf(failure.getMessage());
    }

    @Override
    public Integer call() throws Exception {
        Manifest manifest = wanted.manifest();
        out.println("Starting a Kubernetes of local processes and the operator ...");
        try (LocalTestCluster testCluster =
                LocalTestCluster.start(LocalClusterOptions.defaults(), OperatorSettings.looking(STEADY_INTERVAL))) {
            out.println("API server: embedded API server");
            DirectoryCluster cluster = manifest.applyTo(testCluster);
            Directory directory = new Directory(
                    testCluster,
                    cluster.getMetadata().getNamespace(),
                    cluster.getMetadata().getName());
            out.println("Applied DirectoryCluster " + directory.name() + " with "
                    + cluster.getSpec().replicas() + " members, "
                    + cluster.getSpec().topology().type());
            Journal journal = new Journal(out, InstantSource.system());
            new Progress(directory, journal).untilReady();
            boolean holds = new Proof(directory, cluster.getSpec(), out).holds();
            new AgreementTable(directory, out).print();
            if (once || !holds) {
                return holds ? 0 : FAILED;
            }
            return stayUp(testCluster, directory, cluster, journal);
        }
    }

    /** Tells what changes until the program is told to end. */
    private int stayUp(LocalTestCluster testCluster, Directory directory, DirectoryCluster cluster, Journal journal)
            throws IOException, InterruptedException {
        Changes changes = new Changes(directory.name(), journal);
        var events = testCluster.client().v1().events().inNamespace(directory.namespace());
        changes.skipPast(events.list().getItems());
        try (Connection connection = Connection.open(testCluster, directory, cluster.getSpec())) {
            connection.explain(out);
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                out.println("Stopping ...");
                                connection.close();
                            },
                            "close the demo's connections"));
            events.inform(changes);
            while (true) {
                Thread.sleep(GLANCE);
                connection.follow();
            }
        }
    }
}
