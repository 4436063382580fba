package io.dirigent.bench;

import io.dirigent.stories.Artifacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** OpenDJ as its makers publish it, unpacked and set up by its own {@code setup}, nothing changed. */
final class StockDistribution {

    static final String PASSWORD = "only-for-the-bench";

    /** Put there by the build. */
    private static final String ZIP = "e2e/bench/target/stock/opendj-server-legacy.zip";

    private StockDistribution() {}

    /** Unpacks it below this folder and sets it up with the suffix and its base entry, not started. */
    static Path install(Path folder, int ldapPort, int adminPort) throws IOException, InterruptedException {
        Path root = unpack(folder);
        List<String> setup = new ArrayList<>(List.of(
                root.resolve("setup").toString(), "--cli", "--no-prompt", "--noPropertiesFile", "--acceptLicense"));
        setup.addAll(List.of("--doNotStart", "--hostname=localhost", "--rootUserDN=cn=Directory Manager"));
        setup.addAll(List.of("--rootUserPassword=" + PASSWORD, "--baseDN=" + Wish.SUFFIX, "--addBaseEntry"));
        setup.addAll(List.of("--ldapPort=" + ldapPort, "--adminConnectorPort=" + adminPort));
        run(root, setup);
        return root;
    }

    /** Runs one of its scripts to its end with the Java that this program runs on. */
    static void run(Path root, List<String> command) throws IOException, InterruptedException {
        Path log = root.resolve("bench.log");
        ProcessBuilder script = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        script.environment().keySet().removeIf(name -> name.startsWith("JAVA_") || name.startsWith("JDK_"));
        script.environment().put("OPENDJ_JAVA_HOME", System.getProperty("java.home"));
        int code = script.start().waitFor();
        if (code != 0) {
            throw new IOException(command.getFirst() + " ended with " + code + ":\n" + Files.readString(log));
        }
    }

    private static Path unpack(Path folder) throws IOException {
        Path zip = Artifacts.checkout().resolve(ZIP);
        if (!Files.exists(zip)) {
            throw new IOException(zip + " is missing; run `make build` first");
        }
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(entries, entry, folder.resolve(entry.getName()).normalize(), folder);
            }
        }
        return folder.resolve("opendj");
    }

    private static void unpack(ZipInputStream content, ZipEntry entry, Path file, Path folder) throws IOException {
        if (!file.startsWith(folder)) {
            throw new IOException(entry.getName() + " lies outside of the archive's folder");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        Files.copy(content, file);
        if (isScript(folder.relativize(file))) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** Java's reader of archives does not tell which files were executable. */
    private static boolean isScript(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(".sh") || name.equals("setup") || path.startsWith("opendj/bin");
    }
}
