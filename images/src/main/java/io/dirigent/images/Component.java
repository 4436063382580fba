package io.dirigent.images;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * A part of an image that has a name and a version of its own: a jar, or the Java runtime.
 *
 * @param group of the Maven artifact, if it is one that says so
 * @param version if it says one
 * @param file whose hash identifies it
 * @param licences as its own description names them, in its words
 */
record Component(
        @Nullable String group, String name, @Nullable String version, Path file, List<String> licences) {

    private static final Pattern LICENCE = Pattern.compile("<license>.*?<name>\\s*([^<]+?)\\s*</name>", Pattern.DOTALL);

    /** What a jar says of itself: in Maven's properties, else in its manifest. */
    static Component ofJar(Path jar) throws IOException {
        String file = jar.getFileName().toString().replaceAll("\\.jar$", "");
        try (JarFile zip = new JarFile(jar.toFile())) {
            for (ZipEntry entry : descriptions(zip)) {
                Properties maven = new Properties();
                try (InputStream content = zip.getInputStream(entry)) {
                    maven.load(content);
                }
                // A shaded jar describes what it swallowed too; the file's name says which one it is.
                String artifact = maven.getProperty("artifactId", "");
                if (!artifact.isEmpty() && file.contains(artifact)) {
                    String pom = entry.getName().replace("pom.properties", "pom.xml");
                    return new Component(
                            maven.getProperty("groupId"),
                            artifact,
                            maven.getProperty("version"),
                            jar,
                            licences(zip, pom));
                }
            }
            return new Component(null, file, version(zip.getManifest()), jar, List.of());
        }
    }

    /** The Java runtime in an image's folder. */
    static Component ofRuntime(Path runtime) throws IOException {
        Properties release = new Properties();
        try (InputStream content = Files.newInputStream(runtime.resolve("release"))) {
            release.load(content);
        }
        return new Component(
                null,
                "openjdk",
                release.getProperty("JAVA_RUNTIME_VERSION", release.getProperty("JAVA_VERSION", ""))
                        .replace("\"", ""),
                runtime.resolve("lib/modules"),
                List.of("GPL-2.0-only WITH Classpath-exception-2.0"));
    }

    private static List<ZipEntry> descriptions(JarFile zip) {
        List<ZipEntry> found = new ArrayList<>();
        zip.stream()
                .filter(entry -> entry.getName().matches("META-INF/maven/.*/pom\\.properties"))
                .forEach(found::add);
        // The longest name first: of opendj and opendj-core, opendj-core.jar is the latter.
        found.sort((a, b) -> Integer.compare(b.getName().length(), a.getName().length()));
        return found;
    }

    private static List<String> licences(JarFile zip, String pom) throws IOException {
        ZipEntry entry = zip.getEntry(pom);
        if (entry == null) {
            return List.of();
        }
        try (InputStream content = zip.getInputStream(entry)) {
            return LICENCE.matcher(new String(content.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map(match -> match.group(1))
                    .distinct()
                    .toList();
        }
    }

    private static @Nullable String version(@Nullable Manifest manifest) {
        if (manifest == null) {
            return null;
        }
        Attributes main = manifest.getMainAttributes();
        String version = main.getValue("Implementation-Version");
        return version != null ? version : main.getValue("Bundle-Version");
    }
}
