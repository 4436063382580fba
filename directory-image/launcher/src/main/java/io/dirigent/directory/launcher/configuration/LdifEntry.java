package io.dirigent.directory.launcher.configuration;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One entry of an LDIF file (RFC 2849), of text values. Attribute names are compared without regard to case. */
public final class LdifEntry {

    private record Attribute(String name, List<String> values) {}

    private final String dn;
    private final Map<String, Attribute> attributes = new LinkedHashMap<>();

    public LdifEntry(String dn, String... objectClasses) {
        this.dn = dn;
        for (String objectClass : objectClasses) {
            add("objectClass", objectClass);
        }
    }

    public String dn() {
        return dn;
    }

    public LdifEntry add(String name, String value) {
        attributes
                .computeIfAbsent(key(name), k -> new Attribute(name, new ArrayList<>()))
                .values()
                .add(value);
        return this;
    }

    /** Gives an attribute these values and no others. */
    public LdifEntry set(String name, String... values) {
        return set(name, List.of(values));
    }

    public LdifEntry set(String name, Collection<String> values) {
        attributes.remove(key(name));
        values.forEach(value -> add(name, value));
        return this;
    }

    public LdifEntry remove(String name) {
        attributes.remove(key(name));
        return this;
    }

    public List<String> values(String name) {
        Attribute attribute = attributes.get(key(name));
        return attribute == null ? List.of() : List.copyOf(attribute.values());
    }

    public Optional<String> value(String name) {
        return values(name).stream().findFirst();
    }

    void print(StringBuilder out) {
        line(out, "dn", dn);
        attributes
                .values()
                .forEach(attribute -> attribute.values().forEach(value -> line(out, attribute.name(), value)));
        out.append('\n');
    }

    private static void line(StringBuilder out, String name, String value) {
        if (isSafe(value)) {
            out.append(name).append(": ").append(value).append('\n');
        } else {
            String encoded = Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
            out.append(name).append(":: ").append(encoded).append('\n');
        }
    }

    private static boolean isSafe(String value) {
        return value.chars().allMatch(c -> c >= ' ' && c < 127)
                && !value.startsWith(" ")
                && !value.startsWith(":")
                && !value.startsWith("<")
                && !value.endsWith(" ");
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
