package io.dirigent.demo;

import io.dirigent.localcluster.network.relay.LocalForward;
import java.io.IOException;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Ports of localhost that lead to members; a member keeps its own for as long as it is one. */
final class Doors implements AutoCloseable {

    private static final int LDAP = 1389;
    private static final int LDAPS = 1636;

    private final Way way;
    private final Map<String, Door> doors = new TreeMap<>();

    /** Makes a connection to a port of a member, wherever the member is at that moment. */
    @FunctionalInterface
    interface Way {
        Socket dial(String member, int port) throws IOException;
    }

    private record Door(LocalForward ldap, LocalForward ldaps) {

        void close() {
            ldap.close();
            ldaps.close();
        }
    }

    Doors(Way way) {
        this.way = way;
    }

    /** Opens those that are missing, and shuts those that lead to nobody else. */
    void leadTo(Set<String> members) {
        doors.entrySet().removeIf(door -> {
            boolean leadsNowhere = !members.contains(door.getKey());
            if (leadsNowhere) {
                door.getValue().close();
            }
            return leadsNowhere;
        });
        members.forEach(member -> doors.computeIfAbsent(member, this::open));
    }

    private Door open(String member) {
        return new Door(LocalForward.by(() -> way.dial(member, LDAP)), LocalForward.by(() -> way.dial(member, LDAPS)));
    }

    String ldapsUrl(String member) {
        return "ldaps://localhost:" + doors.get(member).ldaps().entrance().getPort();
    }

    /** How a member is reached, as {@code connection.json} says it. */
    Map<String, Object> describe(String member, long pid) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("name", member);
        description.put(
                "ldapUrl",
                "ldap://localhost:" + doors.get(member).ldap().entrance().getPort());
        description.put("ldapsUrl", ldapsUrl(member));
        description.put("pid", pid);
        return description;
    }

    @Override
    public void close() {
        leadTo(Set.of());
    }
}
