package io.dirigent.directory.image;

import io.dirigent.directory.image.files.Folders;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * The Java runtime of the images, linked from the JDK that builds them: so the AOT cache is trained, tested and run by
 * the same files.
 */
final class JavaRuntime {

    /** What the directory server needs, and what the operator needs beyond that: their images share the layer. */
    private static final List<String> MODULES = List.of(
            // the directory server: its configuration is read by an expression language that knows beans (without
            // them it does not start), it sorts in all languages, and JMX is linked to, but off
            "java.desktop",
            "java.logging",
            "java.management",
            "java.management.rmi",
            "java.naming",
            "java.security.jgss",
            "java.security.sasl",
            "java.sql",
            "java.xml",
            "jdk.httpserver",
            "jdk.localedata",
            "jdk.management",
            "jdk.naming.dns",
            "jdk.security.auth",
            "jdk.unsupported",
            // the operator
            "java.net.http",
            "jdk.zipfs",
            // thread dumps, heap histograms and flight recordings of a running pod
            "jdk.jcmd",
            "jdk.jfr");

    private JavaRuntime() {}

    /** What decides on the result. */
    static List<String> key() {
        return List.of(
                System.getProperty("java.vendor.version", ""),
                System.getProperty("java.vm.version", ""),
                MODULES.toString(),
                NameCache.SETTINGS.toString());
    }

    static void link(Path target) throws IOException {
        ToolProvider jlink = ToolProvider.findFirst("jlink")
                .orElseThrow(
                        () -> new IOException(
                                "this JDK has no jlink, which links the images' runtime: install a complete one and set JAVA_HOME to it"));
        Folders.delete(target);
        StringWriter said = new StringWriter();
        PrintWriter log = new PrintWriter(said);
        int code = jlink.run(
                log,
                log,
                "--add-modules=" + String.join(",", MODULES),
                "--no-header-files",
                "--no-man-pages",
                "--output=" + target);
        if (code != 0) {
            throw new IOException("jlink could not link the images' runtime from "
                    + System.getProperty("java.home")
                    + " (a JDK must have its jmods folder, or be able to link from itself: 'jlink --help' says so at its end):\n"
                    + said);
        }
        // Whom the building machine trusts is nobody else's business; members and operator trust what is mounted.
        Files.deleteIfExists(target.resolve("lib/security/cacerts"));
        NameCache.shorten(target);
    }
}
