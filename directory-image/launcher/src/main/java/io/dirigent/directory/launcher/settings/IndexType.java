package io.dirigent.directory.launcher.settings;

import io.dirigent.directory.launcher.StartRefused;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A kind of index on an attribute. */
public enum IndexType {
    EQUALITY,
    SUBSTRING,
    PRESENCE,
    ORDERING,
    APPROXIMATE;

    /** As the server's configuration writes it. */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Set<IndexType> parse(String key, String list) {
        Set<IndexType> types = EnumSet.noneOf(IndexType.class);
        for (String word : list.split(",", -1)) {
            types.add(of(key, word.strip()));
        }
        return types;
    }

    private static IndexType of(String key, String word) {
        return Arrays.stream(values())
                .filter(type -> type.keyword().equals(word))
                .findFirst()
                .orElseThrow(() -> StartRefused.configuration(key + " names an unknown index type '" + word
                        + "' (known: "
                        + Arrays.stream(values()).map(IndexType::keyword).collect(Collectors.joining(", ")) + ")"));
    }
}
