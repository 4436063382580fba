package io.dirigent.operator.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.directory.api.ldap.model.entry.Attribute;
import org.apache.directory.api.ldap.model.entry.Entry;
import org.jspecify.annotations.Nullable;

/** The values of an entry's attributes, as text. */
final class Values {

    private Values() {}

    /** The only value, or an empty text. */
    static String one(@Nullable Entry entry, String attribute) {
        return optional(entry, attribute).orElse("");
    }

    static Optional<String> optional(@Nullable Entry entry, String attribute) {
        return all(entry, attribute).stream().findFirst();
    }

    static List<String> all(@Nullable Entry entry, String attribute) {
        Attribute values = entry == null ? null : entry.get(attribute);
        List<String> texts = new ArrayList<>();
        if (values != null) {
            values.forEach(value -> texts.add(value.getString()));
        }
        return texts;
    }

    /** The number, or what it is without one. */
    static long number(Entry entry, String attribute, long otherwise) {
        return optional(entry, attribute).map(Long::parseLong).orElse(otherwise);
    }
}
