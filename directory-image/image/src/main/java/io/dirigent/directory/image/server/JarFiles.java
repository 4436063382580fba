package io.dirigent.directory.image.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Rewrites jars. */
final class JarFiles {

    private JarFiles() {}

    /**
     * Puts other content into those entries that the jar has; times and order stay, so that equal inputs make equal
     * jars. A jar that has none stays as it is.
     *
     * @return the entries that were replaced
     */
    static Set<String> replace(Path jar, Map<String, byte[]> content) throws IOException {
        Set<String> replaced = new HashSet<>(content.keySet());
        try (ZipFile from = new ZipFile(jar.toFile())) {
            replaced.removeIf(name -> from.getEntry(name) == null);
            if (!replaced.isEmpty()) {
                Path changed = jar.resolveSibling(jar.getFileName() + ".new");
                copy(from, changed, content);
                Files.move(changed, jar, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return replaced;
    }

    private static void copy(ZipFile from, Path target, Map<String, byte[]> content) throws IOException {
        try (ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(target))) {
            Enumeration<? extends ZipEntry> entries = from.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                String name = entry.getName();
                if (name.endsWith(".java") || name.startsWith("META-INF/INDEX")) {
                    continue; // sources would be out of step with woven classes, and so would an index
                }
                ZipEntry copy = new ZipEntry(name);
                copy.setLastModifiedTime(entry.getLastModifiedTime());
                to.putNextEntry(copy);
                byte[] other = content.get(name);
                to.write(other != null ? other : from.getInputStream(entry).readAllBytes());
                to.closeEntry();
            }
        }
    }
}
