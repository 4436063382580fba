package io.dirigent.directory.image.server;

import io.dirigent.directory.image.files.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * The template instance that a member's volume begins as: made once by OpenDJ's own setup, without a backend, without a
 * key, and without any secret.
 */
final class Template {

    private static final String SETUP = "org.opends.quicksetup.installer.SetupLauncher";

    /** Files and folders of {@code config/} that a member reads; the rest is samples, tools' defaults and old copies. */
    private static final List<String> CONFIG =
            List.of("admin-backend.ldif", "buildinfo", "config.ldif", "messages", "schema", "upgrade");

    private Template() {}

    static void make(Path distribution, Path work, Path template) throws IOException, InterruptedException {
        // Before setup: it notes the schema's files, and a file that comes later counts as a change to be replicated.
        try (InputStream schema = Template.class.getResourceAsStream("90-dirigent.ldif")) {
            Files.copy(Objects.requireNonNull(schema), distribution.resolve("template/config/schema/90-dirigent.ldif"));
        }
        setUp(distribution, work);
        Path config = Files.createDirectories(template.resolve("config"));
        for (String name : CONFIG) {
            Folders.copy(distribution.resolve("config").resolve(name), config.resolve(name));
        }
        for (String empty : List.of(
                "bak", "changelogDb", "classes", "db", "import-tmp", "ldif", "lib/extensions", "locks", "logs")) {
            Files.createDirectories(template.resolve(empty));
        }
        TemplateConfig.strip(config.resolve("config.ldif"));
    }

    private static void setUp(Path distribution, Path work) throws IOException, InterruptedException {
        Path log = work.resolve("setup.log");
        ProcessBuilder setup = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + Files.createDirectories(work.resolve("tmp")),
                        "-Dorg.opends.server.scriptName=setup",
                        "-cp",
                        distribution.resolve("lib") + "/*",
                        SETUP,
                        "--cli",
                        "--no-prompt",
                        "--noPropertiesFile",
                        "--acceptLicense",
                        "--doNotStart",
                        "--skipPortCheck",
                        "--hostname=localhost",
                        "--ldapPort=1389",
                        "--adminConnectorPort=4444",
                        "--rootUserDN=cn=Directory Manager",
                        "--rootUserPassword=" + UUID.randomUUID())
                .directory(distribution.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        setup.environment().clear();
        setup.environment().put("INSTALL_ROOT", distribution.toString());
        int code = setup.start().waitFor();
        if (code != 0) {
            throw new IOException("OpenDJ's setup ended with " + code + ":\n" + Files.readString(log));
        }
    }
}
