package io.dirigent.localcluster.volume;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A folder whose files all change at once, laid out as Kubernetes does it: {@code name -> ..data/name}, {@code ..data -> ..<generation>}, and
 * one rename of {@code ..data} moves all of them.
 */
final class AtomicFolder {

    private static final String DATA = "..data";

    private final Path folder;
    private final String mode;

    /** @param mode of the files, as {@code rw-------} */
    AtomicFolder(Path folder, String mode) {
        this.folder = folder;
        this.mode = mode;
    }

    /** Shows exactly these files; nothing happens when it does already. */
    void show(Map<String, byte[]> files) throws IOException {
        Path data = folder.resolve(DATA);
        Optional<Path> before = Files.isSymbolicLink(data)
                ? Optional.of(folder.resolve(Files.readSymbolicLink(data)))
                : Optional.empty();
        if (before.isPresent() && holds(before.get(), files)) {
            return;
        }
        Path next = Files.createTempDirectory(Files.createDirectories(folder), "..generation");
        Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (var file : files.entrySet()) {
            write(next.resolve(file.getKey()), file.getValue());
        }
        replaceLink(data, next.getFileName());
        linkNames(files);
        if (before.isPresent()) {
            Trees.delete(before.get());
        }
    }

    private void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
        Files.write(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private void linkNames(Map<String, byte[]> files) throws IOException {
        List<String> names = files.keySet().stream()
                .map(name -> Path.of(name).getName(0).toString())
                .distinct()
                .toList();
        for (String name : names) {
            if (!Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                Files.createSymbolicLink(folder.resolve(name), Path.of(DATA, name));
            }
        }
        try (var present = Files.list(folder)) {
            for (Path link : present.toList()) {
                String name = String.valueOf(link.getFileName());
                if (!name.startsWith("..") && !names.contains(name)) {
                    Files.delete(link);
                }
            }
        }
    }

    private static void replaceLink(Path link, Path target) throws IOException {
        Path temporary = link.resolveSibling("..data_tmp");
        Files.deleteIfExists(temporary);
        Files.createSymbolicLink(temporary, target);
        Files.move(temporary, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean holds(Path generation, Map<String, byte[]> files) throws IOException {
        Map<String, byte[]> present = new TreeMap<>();
        try (var tree = Files.walk(generation)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                present.put(generation.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return present.keySet().equals(new TreeMap<>(files).keySet())
                && present.entrySet().stream().allMatch(e -> Arrays.equals(e.getValue(), files.get(e.getKey())));
    }
}
