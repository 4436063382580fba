package io.dirigent.images;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.JibContainer;
import io.dirigent.directory.image.files.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Builds both images; {@code make images} runs it. */
@Command(
        name = "make images",
        sortOptions = false,
        description = "Builds the images of the directory server and of the operator, without a container engine.",
        mixinStandardHelpOptions = true)
public final class Images implements Callable<Integer> {

    private static final String CACHE = "jib-cache";

    @Option(names = "--root", hidden = true, description = "The project's folder.")
    private Path root = Path.of("");

    @Option(
            names = "--base",
            defaultValue = "debian:12-slim",
            description = "Any image with glibc; tar://FILE and docker://NAME work too. Default: ${DEFAULT-VALUE}")
    private String base = "";

    @Mixin
    private Destination destination = new Destination();

    /** Ends with 0 when both images are where they were wanted. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Images()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path work = Files.createDirectories(root.resolve("images/target").toAbsolutePath());
        // Jib knows a layer again by its files' names and times, and the times of ours never change.
        Folders.delete(work.resolve(CACHE));
        Path server = root.resolve("directory-image/image/target/image").toAbsolutePath();
        Path runtime = server.resolve("runtime");
        Path quarkus = root.resolve("operator/target/quarkus-app").toAbsolutePath();
        Papers ofServer = Papers.collect("directory-server", root, runtime, server.resolve("lib"), work);
        build(DirectoryServer.plan(server, ofServer), ofServer, work);
        Papers ofOperator = Papers.collect("operator", root, runtime, quarkus, work);
        build(Operator.plan(quarkus, runtime, ofOperator), ofOperator, work);
        return 0;
    }

    private void build(ImagePlan plan, Papers papers, Path work) throws Exception {
        Containerizer to = destination
                .of(plan.name(), work)
                .setToolName("dirigent")
                .setApplicationLayersCache(work.resolve(CACHE));
        JibContainer image = plan.on(base, destination.tag()).containerize(to);
        destination.keep(papers.sbom(), plan.name(), work);
        say(SizeReport.of(plan, image, destination.describe(plan.name(), work)));
    }

    @SuppressWarnings("SystemOut") // for the person who ran make
    private static void say(String text) {
        System.out.println(text);
    }
}
