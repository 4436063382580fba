package io.dirigent.directory.launcher.mark;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which neighbours' sessions the operator wants renewed: one at a time, each token once. */
public final class Renewals {

    private final Set<String> done = new HashSet<>();

    /** @param atStart what the mark says at the start: those sessions are all new anyway */
    public Renewals(Set<String> atStart) {
        done.addAll(atStart);
    }

    /** Replication server ids whose token has not been seen before. */
    public List<Integer> fresh(Set<String> renew) {
        return renew.stream()
                .filter(done::add)
                .flatMap(value -> id(value).stream())
                .sorted()
                .toList();
    }

    private static List<Integer> id(String value) {
        String first = value.strip().split("\\s+", 2)[0];
        return first.matches("[0-9]{1,6}") ? List.of(Integer.valueOf(first)) : List.of();
    }
}
