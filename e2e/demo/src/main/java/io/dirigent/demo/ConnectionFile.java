package io.dirigent.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code connection.json}: how programs of this machine reach the directory. It is written anew when its members are others. */
final class ConnectionFile implements AutoCloseable {

    private final Path file;
    private final Map<String, Object> directory;
    private final Doors doors;
    private Roster written = new Roster(Map.of());

    /**
     * Nothing is written yet.
     *
     * @param directory what it says of the directory as a whole
     * @param doors by which its members are reached
     */
    ConnectionFile(Path file, Map<String, Object> directory, Doors doors) {
        this.file = file;
        this.directory = new LinkedHashMap<>(directory);
        this.doors = doors;
    }

    Path path() {
        return file;
    }

    /** Makes it say that these are the members, unless it does. */
    void write(Roster roster) throws IOException {
        if (roster.equals(written)) {
            return;
        }
        doors.leadTo(roster.processes().keySet());
        List<Map<String, Object>> members = roster.processes().entrySet().stream()
                .map(member -> doors.describe(member.getKey(), member.getValue()))
                .toList();
        Map<String, Object> description = new LinkedHashMap<>(directory);
        description.put("members", members);
        replace(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(description));
        written = roster;
    }

    /** Whoever reads it meanwhile reads the old one or the new one, and never a part. */
    private void replace(String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        doors.close();
        Files.deleteIfExists(file);
    }
}
