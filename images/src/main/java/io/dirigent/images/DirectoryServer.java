package io.dirigent.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The directory server's image, from the folder that the local cluster runs too. */
final class DirectoryServer {

    /** The one writable place. */
    static final String VOLUME = "/var/lib/dirigent";

    private DirectoryServer() {}

    static ImagePlan plan(Path folder, Papers papers) throws IOException {
        return new ImagePlan(
                "directory-server",
                "directory server",
                "Apache-2.0 AND CDDL-1.0 AND GPL-2.0-only WITH Classpath-exception-2.0",
                entrypoint(folder),
                Map.of(),
                Set.of(Port.tcp(1389), Port.tcp(1636), Port.tcp(4445), Port.tcp(8080), Port.tcp(8989)),
                List.of(
                        Layout.layer("runtime", folder, Layout.ROOT, "runtime"),
                        Layout.layer("server", folder, Layout.ROOT, "lib/opendj", "template"),
                        Layout.layer("own", folder, Layout.ROOT, "lib/dirigent"),
                        // What the parts of OpenDJ say lies in its folder.
                        Layout.layer("opendj's notices", folder, Layout.ROOT, "licenses/opendj"),
                        papers.layer(),
                        Layout.layer("aot-cache", folder, Layout.ROOT, "server.aot"),
                        volume(folder)));
    }

    /** Entry point as the local cluster has it, at the place in the image. */
    private static List<String> entrypoint(Path folder) throws IOException {
        JsonNode json = new ObjectMapper().readTree(folder.resolve("image.json").toFile());
        return StreamSupport.stream(json.required("entrypoint").spliterator(), false)
                .map(word -> word.asText().replace("{image}", Layout.ROOT))
                .toList();
    }

    /** Empty, and the user's, for whoever runs the image without a volume. */
    private static FileEntriesLayer volume(Path anyFolder) {
        return FileEntriesLayer.builder()
                .setName("volume")
                .addEntry(
                        anyFolder,
                        AbsoluteUnixPath.get(VOLUME),
                        FilePermissions.fromOctalString("700"),
                        Layout.TIME,
                        ImagePlan.USER)
                .build();
    }
}
