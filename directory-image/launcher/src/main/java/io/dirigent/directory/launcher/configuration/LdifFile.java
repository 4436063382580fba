package io.dirigent.directory.launcher.configuration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** An LDIF file of entries, to be edited by DN. */
public final class LdifFile {

    private static final Pattern SEPARATOR = Pattern.compile("\\s*([,=+])\\s*");

    private final Map<String, LdifEntry> entries = new LinkedHashMap<>();

    public static LdifFile read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    /** @throws IOException when it is no LDIF */
    public static LdifFile parse(String text) throws IOException {
        LdifFile file = new LdifFile();
        LdifEntry entry = null;
        for (String line : unfolded(text)) {
            if (line.isEmpty()) {
                entry = null;
            } else {
                int colon = line.indexOf(':');
                if (colon < 1) {
                    throw new IOException("not LDIF: " + line);
                }
                String name = line.substring(0, colon);
                String value = value(line, colon + 1);
                if (entry != null) {
                    entry.add(name, value);
                } else if (name.equalsIgnoreCase("dn")) {
                    entry = new LdifEntry(value);
                    file.put(entry);
                } else if (!name.equalsIgnoreCase("version")) {
                    throw new IOException("not LDIF, an entry without DN: " + line);
                }
            }
        }
        return file;
    }

    public Optional<LdifEntry> find(String dn) {
        return Optional.ofNullable(entries.get(key(dn)));
    }

    /** The entry, which is made when it is missing. */
    public LdifEntry entry(String dn, String... objectClasses) {
        return entries.computeIfAbsent(key(dn), k -> new LdifEntry(dn, objectClasses));
    }

    /** An entry that must be there. */
    public LdifEntry get(String dn) {
        return find(dn).orElseThrow(() -> new IllegalStateException("the configuration has no entry " + dn));
    }

    /** Adds an entry, or replaces the one of its name; it comes last, so its parent must be there already. */
    public void put(LdifEntry entry) {
        entries.remove(key(entry.dn()));
        entries.put(key(entry.dn()), entry);
    }

    public void remove(String dn) {
        entries.remove(key(dn));
    }

    /** The entries below {@code dn}, at any depth, in the file's order. */
    public List<LdifEntry> below(String dn) {
        String end = "," + key(dn);
        List<LdifEntry> found = new ArrayList<>();
        entries.forEach((key, entry) -> {
            if (key.endsWith(end)) {
                found.add(entry);
            }
        });
        return found;
    }

    public void removeBelow(String dn) {
        below(dn).forEach(entry -> remove(entry.dn()));
    }

    public String print() {
        StringBuilder out = new StringBuilder();
        entries.values().forEach(entry -> entry.print(out));
        return out.toString();
    }

    /** Configuration DNs hold no escapes; so letters and blanks around separators are all that can differ. */
    private static String key(String dn) {
        return SEPARATOR.matcher(dn.strip()).replaceAll("$1").toLowerCase(Locale.ROOT);
    }

    private static List<String> unfolded(String text) {
        List<String> lines = new ArrayList<>();
        boolean comment = false;
        for (String line : text.lines().toList()) {
            if (line.startsWith(" ")) {
                if (!comment && !lines.isEmpty()) {
                    lines.set(lines.size() - 1, lines.getLast() + line.substring(1));
                }
            } else {
                comment = line.startsWith("#");
                if (!comment) {
                    lines.add(line);
                }
            }
        }
        return lines;
    }

    private static String value(String line, int start) throws IOException {
        if (start < line.length() && line.charAt(start) == ':') {
            try {
                byte[] decoded =
                        Base64.getDecoder().decode(line.substring(start + 1).strip());
                return new String(decoded, StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                throw new IOException("not LDIF, bad base64: " + line, e);
            }
        }
        return line.substring(start).strip();
    }
}
