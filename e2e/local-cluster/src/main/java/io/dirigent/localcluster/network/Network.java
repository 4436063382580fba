package io.dirigent.localcluster.network;

import io.dirigent.localcluster.network.relay.Relay;
import io.dirigent.localcluster.network.relay.Wire;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The hosts of a local cluster (pods as {@code namespace/name}, programs by their name), and how they see one another. With faults, a relay stands
 * between every two of them that look one another up, and its addresses agree: where A finds B, A also sees B's connections come from. What this
 * program itself connects to is never relayed.
 */
public final class Network implements AutoCloseable {

    private final AddressSpace addresses;
    private final boolean faults;
    private final Map<Direction, Relay> relays = new ConcurrentHashMap<>();
    private final Map<Set<String>, Wire> wires = new ConcurrentHashMap<>();

    public Network(AddressSpace addresses, boolean faults) {
        this.addresses = addresses;
        this.faults = faults;
    }

    private record Direction(String caller, String target) {}

    /** A host's own address. */
    public InetAddress addressOf(String host) {
        return addresses.of(host);
    }

    /** The address by which {@code viewer} finds {@code host} with these ports. */
    public InetAddress addressOf(String host, String viewer, Set<Integer> ports) {
        if (!faults || host.equals(viewer)) {
            return addresses.of(host);
        }
        relays.computeIfAbsent(new Direction(viewer, host), this::relay).listen(ports);
        return addresses.behindRelay(viewer, host);
    }

    private Relay relay(Direction direction) {
        String caller = direction.caller();
        String target = direction.target();
        var route = new Relay.Route(
                addresses.behindRelay(caller, target), addresses.behindRelay(target, caller), addresses.of(target));
        return new Relay(route, wire(caller, target));
    }

    private Wire wire(String a, String b) {
        return wires.computeIfAbsent(Set.of(a, b), pair -> new Wire());
    }

    /** Lets nothing pass between these two, in silence. */
    public void cut(String a, String b) {
        cut(a, b, Cut.SILENT);
    }

    public void cut(String a, String b, Cut how) {
        between(a, b).cut(how);
    }

    /** Cuts a host off from all others that are known by now, in silence. */
    public void isolate(String host) {
        others(host).forEach(other -> cut(host, other));
    }

    /** Makes everything between these two arrive so much later. */
    public void delay(String a, String b, Duration oneWay) {
        between(a, b).delay(oneWay);
    }

    /** Ends cut and delay between these two. */
    public void heal(String a, String b) {
        between(a, b).heal();
    }

    /** Ends all cuts and delays. */
    public void heal() {
        wires.values().forEach(Wire::heal);
    }

    private Wire between(String a, String b) {
        if (!faults) {
            throw new IllegalStateException("this local cluster was started without faults");
        }
        return wire(host(a), host(b));
    }

    private List<String> others(String host) {
        String name = host(host);
        return addresses.hosts().stream().filter(other -> !other.equals(name)).toList();
    }

    /** A pod may be called by its name alone where only one namespace has it. */
    private String host(String name) {
        List<String> matches = addresses.hosts().stream()
                .filter(host -> host.equals(name) || host.endsWith("/" + name))
                .toList();
        if (matches.size() != 1) {
            throw new IllegalArgumentException("hosts called " + name + ": " + matches);
        }
        return matches.getFirst();
    }

    @Override
    public void close() {
        relays.values().forEach(Relay::close);
    }
}
