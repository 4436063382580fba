package io.dirigent.stories;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the build made, found from wherever in the checkout this program was started.
 *
 * @param operator the operator's jar, as it is packaged
 * @param directoryImage the folder of the directory server's image
 */
public record Artifacts(Path operator, Path directoryImage) {

    private static final String OPERATOR = "operator/target/quarkus-app/quarkus-run.jar";
    private static final String IMAGE = "directory-image/image/target/image";

    /** Finds them; an {@link IllegalStateException} says what to build. */
    public static Artifacts find() {
        Path checkout = checkout();
        return new Artifacts(required(checkout.resolve(OPERATOR)), required(checkout.resolve(IMAGE)));
    }

    /** The Java that runs the operator and the directory server in their images. */
    public Path java() {
        return directoryImage.resolve("runtime/bin/java");
    }

    /** The top folder of the checkout. */
    public static Path checkout() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("directory-image")) && Files.isDirectory(at.resolve("operator"))) {
                return at;
            }
        }
        throw new IllegalStateException("start this inside a checkout of Dirigent");
    }

    private static Path required(Path path) {
        if (!Files.exists(path)) {
            throw new IllegalStateException(path + " is missing; run `make build` first");
        }
        return path;
    }
}
