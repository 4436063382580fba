package io.dirigent.images;

import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The operator's image, from Quarkus' folder and the directory server's runtime. */
final class Operator {

    private static final String PLACE = Layout.ROOT + "/operator";

    /** Of a cluster of a hundred members; the resident set stays below 256 MB. */
    private static final String DEFAULTS = "-Xmx160m -XX:+UseSerialGC -XX:TieredStopAtLevel=1";

    private Operator() {}

    static ImagePlan plan(Path quarkus, Path runtime, Papers papers) throws IOException {
        return new ImagePlan(
                "operator",
                "operator",
                "Apache-2.0 AND GPL-2.0-only WITH Classpath-exception-2.0",
                List.of(
                        Layout.JAVA,
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:-UsePerfData",
                        "-jar",
                        PLACE + "/quarkus-run.jar"),
                // The weakest of the ways to give options: JDK_JAVA_OPTIONS in a pod adds to them and wins.
                Map.of("JAVA_TOOL_OPTIONS", DEFAULTS),
                Set.of(Port.tcp(8080)),
                List.of(
                        Layout.layer("runtime", runtime.getParent(), Layout.ROOT, "runtime"),
                        Layout.layer("libraries", quarkus, PLACE, "lib"),
                        Layout.layer("own", quarkus, PLACE, "app", "quarkus", "quarkus-run.jar"),
                        papers.layer()));
    }
}
