package io.dirigent.stories.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files of lines. */
final class Log {

    private Log() {}

    /** Its last lines; none when there is no such file. */
    static List<String> lastLines(Path file, int most) {
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            return List.copyOf(lines.subList(Math.max(0, lines.size() - most), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
