package io.dirigent.directory.launcher.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A mounted Secret or ConfigMap. Kubernetes replaces all of its files at once by pointing {@code ..data} to another folder, so
 * that is followed once, and all files are read from where it leads.
 */
public record MountedFolder(Path path, List<String> names) {

    public MountedFolder(Path path, String... names) {
        this(path, List.of(names));
    }

    /** The content of the files, of one moment. */
    public Map<String, String> read() throws IOException {
        Path data = path.resolve("..data");
        Path current = Files.exists(data) ? data.toRealPath() : path;
        Map<String, String> content = new LinkedHashMap<>();
        for (String name : names) {
            Path file = current.resolve(name);
            try {
                content.put(name, Files.readString(file, StandardCharsets.UTF_8));
            } catch (NoSuchFileException e) {
                throw new IOException("there is no file " + path.resolve(name), e);
            }
        }
        return content;
    }
}
