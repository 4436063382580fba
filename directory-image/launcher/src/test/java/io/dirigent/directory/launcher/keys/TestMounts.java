package io.dirigent.directory.launcher.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** All that a member finds mounted, for tests; and the operator's key beside it. */
public record TestMounts(Path root) {

    public static TestMounts create(Path root, String... settings) throws IOException {
        TestMounts mounts = new TestMounts(root);
        mounts.issueKeys();
        Files.createDirectories(root.resolve("passwords"));
        Files.writeString(root.resolve("passwords/password"), "correct horse battery");
        Files.createDirectories(root.resolve("settings"));
        Files.writeString(root.resolve("settings/server.properties"), String.join("\n", settings) + "\n");
        Files.createDirectories(root.resolve("volume"));
        return mounts;
    }

    /** New authorities and keys for everybody. */
    public void issueKeys() throws IOException {
        new TestAuthority("server CA")
                .issue(root.resolve("server-keys"), "CN=corp", "*.corp-members.ns.svc", "localhost");
        new TestAuthority("replication CA").issue(root.resolve("replication-keys"), "CN=corp replication");
        TestAuthority operators = new TestAuthority("operator CA");
        operators.issue(root.resolve("operator"), "CN=operator,CN=Root DNs,CN=config");
        Files.createDirectories(root.resolve("operator-trust"));
        Files.writeString(root.resolve("operator-trust/ca.crt"), operators.pem());
    }

    /** For a trial by hand: makes the mounts of {@code ns/corp} with one suffix in the folder that is given. */
    public static void main(String[] args) throws IOException {
        create(Path.of(args[0]), "owner=ns/corp", "domain=corp-members.ns.svc", "suffix.1=dc=example,dc=com");
    }
}
