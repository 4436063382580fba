package io.dirigent.images;

import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an image consists of, but for its base.
 *
 * @param name without what stands before and after it, for example {@code operator}
 * @param title in one line, for people
 * @param licences of all that is inside, as an SPDX expression
 * @param entrypoint program and fixed arguments
 * @param environment defaults that a pod may replace
 * @param layers those that change least come first
 */
record ImagePlan(
        String name,
        String title,
        String licences,
        List<String> entrypoint,
        Map<String, String> environment,
        Set<Port> ports,
        List<FileEntriesLayer> layers) {

    /** A number, so that Kubernetes can see that it is not root; no base image has to know it. */
    static final String USER = "10001:10001";

    /** The image on a base, as Jib's builder. */
    JibContainerBuilder on(String base, String version) throws InvalidImageReferenceException {
        return Jib.from(base)
                .setFormat(ImageFormat.OCI)
                .setCreationTime(Layout.TIME)
                .setUser(USER)
                .setWorkingDirectory(AbsoluteUnixPath.get(Layout.ROOT))
                .setEntrypoint(entrypoint)
                .setProgramArguments(List.of())
                .setEnvironment(environment)
                .setExposedPorts(ports)
                .setLabels(labels(version))
                .setFileEntriesLayers(layers);
    }

    private Map<String, String> labels(String version) {
        return Map.of(
                "org.opencontainers.image.title",
                "Dirigent: " + title,
                "org.opencontainers.image.version",
                version,
                "org.opencontainers.image.licenses",
                licences,
                "org.opencontainers.image.vendor",
                "The Dirigent authors",
                "org.opencontainers.image.created",
                Layout.TIME.toString());
    }
}
