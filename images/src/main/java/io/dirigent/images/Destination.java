package io.dirigent.images;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.DockerDaemonImage;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Names of images and where they go: to OCI archives, unless a registry or an engine is wanted. */
final class Destination {

    @Option(
            names = "--repository",
            paramLabel = "PREFIX",
            defaultValue = "dirigent",
            description =
                    "What stands before /operator and /directory-server. Nodes look for archives that were loaded into them"
                            + " by the whole name: give it one with a host. Default: ${DEFAULT-VALUE}")
    private String repository = "";

    @Option(names = "--tag", defaultValue = "0.1.0", description = "Default: ${DEFAULT-VALUE}")
    private String tag = "";

    @Option(names = "--to", paramLabel = "FOLDER", description = "For the OCI archives. Default: images/target")
    private @Nullable Path folder;

    @Option(names = "--push", description = "To the repository instead, with the credentials of 'docker login'.")
    private boolean push;

    @Option(names = "--engine", description = "Into the local container engine instead, by the command 'docker'.")
    private boolean engine;

    String tag() {
        return tag;
    }

    /** Where one image goes. */
    Containerizer of(String image, Path work) throws InvalidImageReferenceException, IOException {
        ImageReference name = ImageReference.parse(name(image));
        if (push) {
            CredentialRetrieverFactory credentials = CredentialRetrieverFactory.forImage(name, event -> {});
            return Containerizer.to(RegistryImage.named(name).addCredentialRetriever(credentials.dockerConfig()));
        }
        if (engine) {
            return Containerizer.to(DockerDaemonImage.named(name));
        }
        Path archive = archive(image, work);
        Files.createDirectories(archive.getParent());
        return Containerizer.to(TarImage.at(archive).named(name));
    }

    /** Puts the bill of materials beside the archive, or where an archive would be. */
    void keep(Path sbom, String image, Path work) throws IOException {
        Path target = archive(image, work).resolveSibling(image + ".cdx.json");
        Files.createDirectories(target.getParent());
        Files.copy(sbom, target, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Where it went, for people. */
    String describe(String image, Path work) throws IOException {
        if (push || engine) {
            return name(image) + (push ? ", pushed" : ", in the local engine");
        }
        Path archive = archive(image, work);
        return "%s: %s, %.1f MB".formatted(name(image), archive, Files.size(archive) / SizeReport.MEGABYTE);
    }

    private String name(String image) {
        return repository + "/" + image + ":" + tag;
    }

    private Path archive(String image, Path work) {
        return (folder != null ? folder.toAbsolutePath() : work).resolve(image + ".tar");
    }
}
