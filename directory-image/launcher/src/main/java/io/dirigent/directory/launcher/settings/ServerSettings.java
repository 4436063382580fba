package io.dirigent.directory.launcher.settings;

import io.dirigent.directory.launcher.StartRefused;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/**
 * {@code server.properties}: lines of {@code key=value} in UTF-8, values taken literally.
 *
 * @param owner the cluster, {@code namespace/name}
 * @param domain a member's address is {@code <pod name>.<domain>}
 * @param indexes by attribute, those named in the settings only
 * @param inSyncLimit how long ago the member may have been in sync and still open by itself
 */
public record ServerSettings(
        String owner,
        String domain,
        List<Suffix> suffixes,
        Map<String, Set<IndexType>> indexes,
        Optional<Duration> inSyncLimit) {

    private static final String FILE = "server.properties";
    private static final int MAX_SUFFIXES = 8;
    private static final Pattern OWNER = Pattern.compile("[a-z0-9]([-a-z0-9.]*[a-z0-9])?/[a-z]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern DOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][-A-Za-z0-9]*");

    public static ServerSettings read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            return parse(Files.readAllLines(file));
        } catch (CharacterCodingException e) {
            throw StartRefused.configuration(file + " is not UTF-8");
        } catch (IOException e) {
            throw StartRefused.configuration("settings cannot be read: " + StartRefused.reason(e));
        }
    }

    static ServerSettings parse(List<String> lines) {
        Map<String, String> values = values(lines);
        String owner = required(values, "owner", OWNER, "namespace/name");
        String domain = required(values, "domain", DOMAIN, "a DNS name");
        Map<Integer, Suffix> suffixes = new TreeMap<>();
        Map<String, Set<IndexType>> indexes = new LinkedHashMap<>();
        Optional<Duration> limit = Optional.empty();
        for (Map.Entry<String, String> entry : values.entrySet()) {
            String key = entry.getKey();
            String value = entry.getValue();
            if (key.startsWith("suffix.")) {
                Suffix suffix = suffix(key, value);
                suffixes.put(suffix.number(), suffix);
            } else if (key.startsWith("index.")) {
                indexes.put(attribute(key), IndexType.parse(key, value));
            } else if (key.equals("in-sync.limit.seconds")) {
                limit = Optional.of(seconds(key, value));
            } else if (!key.equals("owner") && !key.equals("domain")) {
                throw StartRefused.configuration(FILE + " has an unknown key '" + key + "'");
            }
        }
        return new ServerSettings(owner, domain, checked(List.copyOf(suffixes.values())), indexes, limit);
    }

    /** The cluster's name, without its namespace. */
    public String cluster() {
        return owner.substring(owner.indexOf('/') + 1);
    }

    private static Map<String, String> values(List<String> lines) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            if (equals < 1) {
                throw StartRefused.configuration(FILE + " line " + (i + 1) + " is not key=value: " + line);
            }
            String key = line.substring(0, equals).strip();
            if (values.put(key, line.substring(equals + 1).strip()) != null) {
                throw StartRefused.configuration(FILE + " has '" + key + "' twice");
            }
        }
        return values;
    }

    private static String required(Map<String, String> values, String key, Pattern shape, String meaning) {
        String value = values.get(key);
        if (value == null) {
            throw StartRefused.configuration(FILE + " lacks '" + key + "'");
        }
        if (!shape.matcher(value).matches()) {
            throw StartRefused.configuration(FILE + ": " + key + " must be " + meaning + ", not '" + value + "'");
        }
        return value;
    }

    private static Suffix suffix(String key, String value) {
        String number = key.substring("suffix.".length());
        if (!number.matches("[1-" + MAX_SUFFIXES + "]")) {
            throw StartRefused.configuration(FILE + ": '" + key + "' must be suffix.1 to suffix." + MAX_SUFFIXES);
        }
        try {
            if (new LdapName(value).isEmpty()) {
                throw StartRefused.configuration(FILE + ": " + key + " is empty");
            }
        } catch (InvalidNameException e) {
            throw StartRefused.configuration(FILE + ": " + key + " is no distinguished name: '" + value + "'");
        }
        return new Suffix(Integer.parseInt(number), value);
    }

    private static List<Suffix> checked(List<Suffix> suffixes) {
        if (suffixes.isEmpty()) {
            throw StartRefused.configuration(FILE + " lacks 'suffix.1'");
        }
        List<Suffix> seen = new ArrayList<>();
        for (Suffix suffix : suffixes) {
            if (suffix.number() != seen.size() + 1) {
                throw StartRefused.configuration(FILE + " lacks 'suffix." + (seen.size() + 1) + "'");
            }
            for (Suffix other : seen) {
                if (suffix.overlaps(other)) {
                    throw StartRefused.configuration(FILE + ": suffix '" + suffix.dn() + "' and suffix '" + other.dn()
                            + "' lie below one another");
                }
            }
            seen.add(suffix);
        }
        return suffixes;
    }

    private static String attribute(String key) {
        String attribute = key.substring("index.".length());
        if (!ATTRIBUTE.matcher(attribute).matches()) {
            throw StartRefused.configuration(FILE + ": '" + key + "' names no attribute");
        }
        return attribute;
    }

    private static Duration seconds(String key, String value) {
        if (!value.matches("[0-9]{1,10}")) {
            throw StartRefused.configuration(FILE + ": " + key + " must be a number of seconds, not '" + value + "'");
        }
        return Duration.ofSeconds(Long.parseLong(value));
    }
}
