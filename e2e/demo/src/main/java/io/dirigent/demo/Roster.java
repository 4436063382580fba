package io.dirigent.demo;

import io.dirigent.api.MemberStatus;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The members that a client may be sent to, in their order.
 *
 * @param processes the id of each one's process
 */
record Roster(Map<String, Long> processes) {

    private static final String SERVES = "Ready";

    Roster {
        processes = Collections.unmodifiableMap(new LinkedHashMap<>(processes));
    }

    /** Of members that serve. */
    static Roster of(List<String> members, Function<String, OptionalLong> process) {
        Map<String, Long> found = new LinkedHashMap<>();
        members.forEach(member -> process.apply(member).ifPresent(pid -> found.put(member, pid)));
        return new Roster(found);
    }

    /**
     * A member comes when it first serves, and goes when the status does not name it any more: whoever is restarted, or leaves and may come
     * back, keeps its place.
     */
    Roster after(List<MemberStatus> named, Function<String, OptionalLong> process) {
        Map<String, Long> next = new LinkedHashMap<>();
        for (MemberStatus member : named) {
            OptionalLong pid = process.apply(member.name());
            if (processes.containsKey(member.name())) {
                next.put(member.name(), pid.orElse(processes.get(member.name())));
            } else if (SERVES.equals(member.phase()) && pid.isPresent()) {
                next.put(member.name(), pid.getAsLong());
            }
        }
        return new Roster(next);
    }
}
