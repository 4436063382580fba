package io.dirigent.api;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Maps that cannot change and read the same in every run: {@code Map.copyOf} shuffles its keys anew each time. */
final class Sorted {

    private Sorted() {}

    static <V> Map<String, V> copyOf(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
