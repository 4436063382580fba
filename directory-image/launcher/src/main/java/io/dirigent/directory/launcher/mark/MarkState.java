package io.dirigent.directory.launcher.mark;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The states a volume can be in; after the first one only the operator changes them. */
public enum MarkState {
    EMPTY,
    LOADING,
    INITIALISED,
    LEAVING,
    FROZEN,
    RETIRED;

    /** Whether clients may be served at all in this state. */
    public boolean servesClients() {
        return this == INITIALISED || this == LEAVING;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<MarkState> of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equalsIgnoreCase(word))
                .findFirst();
    }
}
