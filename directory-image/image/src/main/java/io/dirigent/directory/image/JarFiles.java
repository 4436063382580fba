package io.dirigent.directory.image;

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

    /** Puts other content into existing entries; times and order stay, so that equal inputs make equal jars. */
    static void replace(Path jar, Map<String, byte[]> content) throws IOException {
        Path changed = jar.resolveSibling(jar.getFileName() + ".new");
        Set<String> missing = new HashSet<>(content.keySet());
        try (ZipFile from = new ZipFile(jar.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(changed))) {
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
                missing.remove(name);
            }
        }
        if (!missing.isEmpty()) {
            throw new IOException(jar + " has no " + missing);
        }
        Files.move(changed, jar, StandardCopyOption.REPLACE_EXISTING);
    }
}
