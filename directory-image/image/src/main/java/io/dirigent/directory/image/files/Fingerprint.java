package io.dirigent.directory.image.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** One hash over the names and contents of files and folders. */
public final class Fingerprint {

    private Fingerprint() {}

    /** The hash, in hexadecimal digits. */
    public static String of(List<Path> inputs) throws IOException {
        MessageDigest digest = sha256();
        for (Path input : inputs) {
            try (Stream<Path> files = Files.walk(input)) {
                files.filter(Files::isRegularFile)
                        .sorted()
                        .forEach(file -> add(digest, input.relativize(file).toString(), file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String name, Path file) {
        try {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(sha256().digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
