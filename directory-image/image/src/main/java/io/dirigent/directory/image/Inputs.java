package io.dirigent.directory.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the image is built from, and where.
 *
 * @param distribution OpenDJ's zip
 * @param ownJars folder with the launcher, the hooks and what they need beside OpenDJ
 * @param testSupport classes of the member on which the cache is trained
 * @param builder classes of this program
 * @param work folder for stamps and things in the making
 * @param image the result
 */
record Inputs(Path distribution, Path ownJars, Path testSupport, Path builder, Path work, Path image) {

    static Inputs of(String[] arguments) {
        Map<String, Path> named = Arrays.stream(arguments)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(
                        part -> part[0], part -> Path.of(part[1]).toAbsolutePath()));
        return new Inputs(
                existing(named, "--distribution"),
                existing(named, "--own-jars"),
                existing(named, "--test-support"),
                existing(named, "--builder"),
                given(named, "--work"),
                given(named, "--image"));
    }

    Path hooks() {
        return ownJars.resolve("dirigent-directory-hooks.jar");
    }

    /** The classes of one package of this program, so that a change of it builds anew. */
    Path builderOf(String name) {
        return builder.resolve("io/dirigent/directory/image").resolve(name);
    }

    private static Path existing(Map<String, Path> named, String name) {
        Path path = given(named, name);
        if (!Files.exists(path)) {
            throw new IllegalArgumentException(name + ": there is no " + path);
        }
        return path;
    }

    private static Path given(Map<String, Path> named, String name) {
        Path path = named.get(name);
        if (path == null) {
            throw new IllegalArgumentException(name + "=PATH is missing");
        }
        return path;
    }
}
