package io.dirigent.operator.directory;

import static java.util.stream.Collectors.toMap;

import io.dirigent.operator.directory.Observation.Neighbour;
import io.dirigent.operator.directory.Observation.Replication;
import io.dirigent.operator.directory.Observation.Status;
import io.dirigent.operator.directory.Observation.SuffixState;
import io.dirigent.operator.membership.Csn;
import io.dirigent.operator.membership.Mark;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.membership.StateVector;
import io.dirigent.operator.membership.VolumeId;
import io.dirigent.operator.topology.Link;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * The members of one cluster in memory, with the habits, traps included, that were measured on real servers: a link stands only when both
 * sides name each other; changes are handed on from one to the next, unless a member runs an image that does not: from that they go one hop,
 * except that a new connection catches up on the whole changelog; a total update from a member that is no neighbour ends with nothing done; a linked
 * member that was never loaded says "Normal". Nothing happens by itself: time passes by {@link #tick()}, which takes a second.
 */
public final class FakeDirectory implements DirectoryAdmin {

    /** How long changes are kept unless somebody says so, and how long a member may be away and open by itself. */
    public static final Duration KEPT = Duration.ofDays(3);

    private final String cluster;
    private final List<String> baseDns;
    private final SortedMap<Member, FakeServer> servers = new TreeMap<>();
    private final List<FakeConnection> connections = new ArrayList<>();
    private final Set<Link> cut = new HashSet<>();
    private final Set<Member> lostVolumes = new HashSet<>();
    private final Map<Csn, Acknowledged> acknowledged = new LinkedHashMap<>();
    private Set<String> seedContent = Set.of("base");
    private final Set<String> dropped = new HashSet<>();
    private int ticksOfALoad = 3;
    private int volumes;
    private int stuckLinks;
    private int failingLoads;
    private long leftByLoads;
    private boolean nextConfigureIsHalf;
    private boolean startersForward = true;
    private long writes;
    private Instant now;
    private Duration inSyncLimit = KEPT;

    private record Acknowledged(String suffix, String entry) {}

    public FakeDirectory(String cluster, List<String> baseDns, Instant start) {
        this.cluster = cluster;
        this.baseDns = List.copyOf(baseDns);
        this.now = start;
    }

    // ---- the port ----

    @Override
    public synchronized Observation observe(Member member) throws DirectoryUnavailable {
        FakeServer server = answering(member);
        Map<String, SuffixState> suffixes = new LinkedHashMap<>();
        server.suffixes.forEach((dn, suffix) -> suffixes.put(dn, seen(server, dn, suffix)));
        Optional<Replication> replication =
                server.id.map(id -> new Replication(id, server.peers, Set.of(), server.isComplete, server.purgeDelay));
        Optional<ServerId> present = server.mark.serverId().or(() -> server.id);
        return new Observation(
                server.mark,
                replication,
                suffixes,
                schema(server),
                server.absence,
                server.loads.stream()
                        .filter(load -> Optional.of(load.id).equals(present))
                        .map(FakeLoad::seen)
                        .toList(),
                server.generationGiven,
                server.vitals());
    }

    @Override
    public synchronized void configure(Member member, ReplicationSettings settings) throws DirectoryUnavailable {
        FakeServer server = answering(member);
        boolean isThere = server.id.equals(Optional.of(settings.serverId())) && server.isComplete;
        if (isThere && server.purgeDelay.equals(settings.purgeDelay())) {
            return;
        }
        writes++;
        server.purgeDelay = settings.purgeDelay();
        if (isThere) {
            return;
        }
        server.configure(settings.serverId(), !nextConfigureIsHalf);
        nextConfigureIsHalf = false;
        dropBrokenConnections();
    }

    @Override
    public synchronized void addPeer(Member at, Member peer) throws DirectoryUnavailable {
        if (configured(at).peers.add(peer)) {
            writes++;
        }
    }

    @Override
    public synchronized void removePeer(Member at, Member peer) throws DirectoryUnavailable {
        if (answering(at).peers.remove(peer)) {
            writes++;
            dropBrokenConnections();
        }
    }

    @Override
    public synchronized void startSeedLoad(Member seed, ServerId id) throws DirectoryUnavailable {
        FakeServer server = answering(seed);
        FakeSuffix.Snapshot content = new FakeSuffix.Snapshot(new TreeSet<>(seedContent), StateVector.NOTHING, 0);
        for (String dn : baseDns) {
            if (server.load(id, dn).isEmpty()) {
                writes++;
                server.loads.add(new FakeLoad(id, dn, content, Optional.empty(), ticksOfALoad, now));
            }
        }
    }

    @Override
    public synchronized void startLoad(Member target, ServerId id, ServerId source) throws DirectoryUnavailable {
        FakeServer server = configured(target);
        Optional<FakeServer> from = neighbour(server, source);
        for (String dn : baseDns) {
            if (server.load(id, dn).isEmpty()) {
                writes++;
                boolean isDropped = dropped.remove(dn);
                server.loads.add(from.map(other -> isDropped || isSending(other, dn)
                                ? FakeLoad.unheard(id, dn, now)
                                : befallen(new FakeLoad(
                                        id, dn, other.suffixes.get(dn).snapshot(), from, ticksOfALoad, now)))
                        .orElseGet(() -> FakeLoad.ofNothing(id, dn, now)));
            }
        }
    }

    private FakeLoad befallen(FakeLoad load) {
        if (failingLoads > 0) {
            failingLoads--;
            return load.failing();
        }
        return load.leaving(leftByLoads);
    }

    @Override
    public synchronized void forgetLoads(Member member, ServerId id) throws DirectoryUnavailable {
        if (answering(member).loads.removeIf(load -> load.id.equals(id) && !load.isRunning())) {
            writes++;
        }
    }

    @Override
    public synchronized void resetGeneration(Member member) throws DirectoryUnavailable {
        FakeServer server = answering(member);
        writes++;
        server.generationGiven = Optional.of(now);
        connections.forEach(connection -> connection.learnGenerationOf(server));
        for (FakeServer other : servers.values()) {
            if (other == server || connection(server, other).isPresent()) {
                server.suffixes.forEach((dn, suffix) -> {
                    FakeSuffix there = other.suffixes.get(dn);
                    if (there != null && there.generationOfChangelog() != suffix.generation()) {
                        there.startNewChangelog();
                    }
                });
            }
        }
    }

    @Override
    public synchronized void mark(Member member, Mark mark) throws DirectoryUnavailable {
        FakeServer server = answering(member);
        if (!mark.volume().equals(server.mark.volume())) {
            throw new DirectoryUnavailable(member, "its volume is another one by now: " + server.mark.volume());
        }
        if (mark.equals(server.mark)) {
            return;
        }
        writes++;
        mark.renewals().forEach((neighbour, asked) -> {
            if (!asked.equals(server.mark.renewals().get(neighbour))) {
                neighbour(server, ServerId.ofReplicationServer(neighbour))
                        .ifPresent(other -> connections.removeIf(connection -> connection.joins(server, other)));
            }
        });
        server.isShutting = server.isOpen();
        server.mark = mark;
    }

    // ---- time ----

    public synchronized Instant now() {
        return now;
    }

    /** A second passes: links come up, changes flow, loads go on. */
    public synchronized void tick() {
        now = now.plus(Duration.ofSeconds(1));
        dropBrokenConnections();
        connect();
        connections.forEach(FakeConnection::flow);
        servers.values().stream().filter(this::isInTouch).forEach(server -> server.lastInSync = now);
        servers.values().forEach(server -> server.lingering.clear());
        servers.values().forEach(server -> server.isShutting = false);
        servers.values().stream().filter(server -> !server.isOpen()).forEach(server -> server.clients = 0);
        servers.values().forEach(this::work);
    }

    /** So much time passes with those who run as they are, and changes are not kept for longer. */
    public synchronized void pass(Duration time) {
        now = now.plus(time);
        servers.values().forEach(server -> server.purge(now));
        tick();
    }

    public synchronized void tick(int times) {
        for (int i = 0; i < times; i++) {
            tick();
        }
    }

    private void work(FakeServer server) {
        if (!server.answers()) {
            return;
        }
        server.loads.stream().filter(FakeLoad::isRunning).forEach(load -> {
            if (load.source.isPresent() && connection(server, load.source.get()).isEmpty()) {
                server.suffixes.get(load.suffix).believeItIs(load.content.generation());
                load.fail("the source is gone");
            } else if (server.isFull) {
                load.fail("no space left on the volume");
            } else {
                load.tick(server.suffixes.get(load.suffix), server.id.isPresent());
                load.source.filter(source -> !load.isRunning()).ifPresent(source -> source.lingering.add(load.suffix));
            }
        });
        if (server.replicates()) {
            server.suffixes.forEach((dn, suffix) -> {
                if (server.isFull) {
                    suffix.pretendToReplay();
                } else if (!server.isLoading(dn)) {
                    suffix.replay();
                }
            });
        }
    }

    /** The first look at a member that shows this, within a minute. */
    Observation seenOnce(Member member, Predicate<Observation> wanted) {
        for (int second = 0; second < 60; second++) {
            try {
                Observation seen = observe(member);
                if (wanted.test(seen)) {
                    return seen;
                }
            } catch (DirectoryUnavailable e) {
                throw new AssertionError(e);
            }
            tick();
        }
        throw new AssertionError(member + " never shows it");
    }

    // ---- the world: pods, volumes, network, clients ----

    /** The member's pod starts, on its volume, or on a new one when it has none or lost it. Nothing happens if it runs. */
    public synchronized void start(Member member) {
        FakeServer there = servers.get(member);
        if (there == null || lostVolumes.remove(member)) {
            VolumeId volume = new VolumeId("volume-" + ++volumes);
            String owner = "ns/" + cluster + "/" + member.ordinal();
            servers.put(member, new FakeServer(member, owner, baseDns, volume, now));
        } else {
            there.startAgain(now, inSyncLimit);
        }
        servers.get(member).isForwarding = startersForward;
    }

    /** Whether members that start from now on run an image whose replication server hands on what it gets. */
    public synchronized void letStartersForward(boolean doThey) {
        startersForward = doThey;
    }

    /** The member's process is gone; its volume stays. */
    public synchronized void crash(Member member) {
        server(member).crash();
        dropBrokenConnections();
    }

    /** The member hangs: it answers nobody, and whoever waits for it waits in vain. */
    public synchronized void pause(Member member) {
        server(member).isPaused = true;
        dropBrokenConnections();
    }

    public synchronized void resume(Member member) {
        server(member).isPaused = false;
    }

    /**
     * The member's process and volume are gone. Writes that no other volume with proven data holds are no longer counted as acknowledged: a
     * member in the middle of its load may have some of them too, but what it has is never anybody's source.
     */
    public synchronized void loseVolume(Member member) {
        crash(member);
        lostVolumes.add(member);
        acknowledged.keySet().removeIf(csn -> servers.values().stream()
                .noneMatch(server ->
                        !lostVolumes.contains(server.member) && server.isProven() && hasEverHeld(server, csn)));
    }

    /** What the members' launchers are told, which they read when they start. */
    public synchronized void tellInSyncLimit(Duration limit) {
        inSyncLimit = limit;
    }

    /** A client connects to a member that serves clients. */
    public synchronized void connect(Member member) {
        server(member).clients++;
    }

    public synchronized void disconnect(Member member) {
        server(member).clients--;
    }

    /** The member's volume has no room left. */
    public synchronized void fill(Member member) {
        server(member).isFull = true;
    }

    /** The member's volume has room again. */
    public synchronized void makeRoom(Member member) {
        server(member).isFull = false;
    }

    /** No traffic passes between two members, as long as it is not healed. */
    public synchronized void cut(Member one, Member other) {
        cut.add(new Link(one, other));
        dropBrokenConnections();
    }

    /** The link stands, and nothing is sent over it any more, until it is renewed. */
    public synchronized void silence(Member one, Member other) {
        connections.stream()
                .filter(connection -> connection.joins(servers.get(one), servers.get(other)))
                .forEach(FakeConnection::fallSilent);
    }

    public synchronized boolean isAnyLinkSilent() {
        return connections.stream().anyMatch(FakeConnection::isSilent);
    }

    public synchronized void heal(Member one, Member other) {
        cut.remove(new Link(one, other));
    }

    /** All traffic passes again and all volumes have room, also those of members that are not wanted now and may come back. */
    public synchronized void healAll() {
        cut.clear();
        servers.values().forEach(server -> server.isFull = false);
    }

    /** A client adds an entry; the change number if it was acknowledged, nothing if the member is closed to clients. */
    public synchronized Optional<Csn> write(Member member, String suffix, String entry) {
        FakeServer server = servers.get(member);
        if (server == null || !server.isOpen() || server.isFull) {
            return Optional.empty();
        }
        Csn csn = server.write(suffix, entry, now);
        acknowledged.put(csn, new Acknowledged(suffix, entry));
        return Optional.of(csn);
    }

    /** What the seed's load will bring into each suffix; the base entry unless said. */
    public synchronized void seedWith(Set<String> entries) {
        seedContent = Set.copyOf(entries);
    }

    public synchronized void letLoadsTake(int ticks) {
        ticksOfALoad = Math.max(1, ticks);
    }

    /** So many of the next loads from another member end in the middle. */
    public synchronized void letNextLoadsFail(int count) {
        failingLoads = count;
    }

    /** The source of the next load of this suffix does not hear of it. */
    public synchronized void dropNextRequestFor(String suffix) {
        dropped.add(suffix);
    }

    /** Somebody loads other data into a member, past the operator. */
    public synchronized void importByHand(Member member, String suffix, Set<String> entries) {
        FakeSuffix there = server(member).suffixes.get(suffix);
        there.importAll(entries, false);
        there.startNewChangelog();
        there.beReplicated();
    }

    /** Clients delete so many entries at the source while it sends a load. */
    public synchronized void letLoadsLeave(long entries) {
        leftByLoads = entries;
    }

    /** A member says that it sends a load, and sends none. */
    public synchronized void letItSendForEver(Member member) {
        server(member).isSendingForEver = true;
    }

    /** The next links that come up do not know the other side's generation, until they are renewed. */
    public synchronized void letNextLinksStick(int count) {
        stuckLinks = count;
    }

    /** What the member's changelog holds is older than it is kept. The data stays. */
    public synchronized void purgeChangelog(Member member) {
        server(member).suffixes.values().forEach(FakeSuffix::startNewChangelog);
    }

    /** The replication server of a member that has no change yet has taken the generation of a neighbour without data, at a start. */
    public synchronized void adoptTheEmptyGeneration(Member member) {
        FakeServer server = server(member);
        server.suffixes.values().stream()
                .filter(suffix -> !server.peers.isEmpty() && suffix.changelog().isEmpty())
                .forEach(suffix -> suffix.adopt(FakeSuffix.GENERATION_OF_THE_EMPTY));
    }

    /** Whoever configures the next member dies before the last domain is there. */
    public synchronized void leaveNextConfigureHalfDone() {
        nextConfigureIsHalf = true;
    }

    // ---- what a test may know ----

    public synchronized boolean isUp(Member member) {
        return servers.containsKey(member) && servers.get(member).isUp;
    }

    /** True if the member has a volume, whether it runs or not. */
    public synchronized boolean hasVolume(Member member) {
        return servers.containsKey(member) && !lostVolumes.contains(member);
    }

    /** True if the member takes client writes. */
    public synchronized boolean isOpen(Member member) {
        return servers.containsKey(member) && servers.get(member).isOpen();
    }

    public synchronized Optional<ServerId> serverId(Member member) {
        return Optional.ofNullable(servers.get(member)).flatMap(server -> server.id);
    }

    public synchronized Mark markOf(Member member) {
        return server(member).mark;
    }

    public synchronized SortedSet<String> entries(Member member, String suffix) {
        return new TreeSet<>(server(member).suffixes.get(suffix).entries());
    }

    /** The links that both sides' configurations name, whether anybody runs or not. */
    public synchronized SortedSet<Link> namedLinks() {
        SortedSet<Link> links = new TreeSet<>();
        servers.values().forEach(server -> server.peers.stream()
                .filter(peer ->
                        servers.containsKey(peer) && servers.get(peer).peers.contains(server.member))
                .forEach(peer -> links.add(new Link(server.member, peer))));
        return links;
    }

    /** The links that stand now. */
    public synchronized SortedSet<Link> establishedLinks() {
        SortedSet<Link> links = new TreeSet<>();
        connections.forEach(connection -> links.add(new Link(connection.a.member, connection.b.member)));
        return links;
    }

    /** The acknowledged writes, on volumes that were not lost, that the member lacks. */
    public synchronized Set<Csn> acknowledgedWritesMissingOn(Member member) {
        FakeServer server = server(member);
        Set<Csn> missing = new HashSet<>();
        acknowledged.forEach((csn, write) -> {
            if (!server.suffixes.get(write.suffix()).entries().contains(write.entry())) {
                missing.add(csn);
            }
        });
        return missing;
    }

    /** How many writes the port made; a steady cluster makes none. */
    public synchronized long writes() {
        return writes;
    }

    // ---- inside ----

    private SuffixState seen(FakeServer server, String dn, FakeSuffix suffix) {
        if (server.id.isEmpty() || !server.isComplete) {
            return new SuffixState(
                    suffix.entries().size(), 0, Status.NOT_CONNECTED, false, StateVector.NOTHING, 0, Map.of());
        }
        return new SuffixState(
                suffix.entries().size(),
                suffix.generation(),
                status(server, dn),
                isSending(server, dn),
                suffix.vector(),
                0,
                neighbours(server, connection -> connection.generationSeenBy(server, dn)));
    }

    private static Status status(FakeServer server, String dn) {
        if (server.isLoading(dn)) {
            return Status.FULL_UPDATE;
        }
        return server.suffixes.get(dn).isNormal() ? Status.NORMAL : Status.BAD_GENERATION;
    }

    /** Nobody ever changes the schema here. */
    private SuffixState schema(FakeServer server) {
        boolean isReplicated = server.id.isPresent() && server.isComplete;
        return new SuffixState(
                0,
                isReplicated ? FakeSuffix.GENERATION_OF_THE_SCHEMA : 0,
                isReplicated ? Status.NORMAL : Status.NOT_CONNECTED,
                false,
                StateVector.NOTHING,
                0,
                neighbours(server, connection -> FakeSuffix.GENERATION_OF_THE_SCHEMA));
    }

    private Map<ServerId, Neighbour> neighbours(FakeServer server, ToLongFunction<FakeConnection> generation) {
        return servers.values().stream()
                .filter(other -> connection(server, other).isPresent())
                .collect(toMap(
                        other -> other.id.orElseThrow(),
                        other -> new Neighbour(
                                generation.applyAsLong(connection(server, other).orElseThrow()), true)));
    }

    private boolean isSending(FakeServer source, String dn) {
        return source.isSendingForEver
                || source.lingering.contains(dn)
                || servers.values().stream()
                        .flatMap(server -> server.loads.stream())
                        .anyMatch(load ->
                                load.isRunning() && load.suffix.equals(dn) && load.source.equals(Optional.of(source)));
    }

    private boolean isInTouch(FakeServer server) {
        return server.isOpen()
                && (server.peers.isEmpty()
                        || connections.stream()
                                .anyMatch(connection -> connection.a == server || connection.b == server));
    }

    private void connect() {
        List<FakeServer> all = List.copyOf(servers.values());
        for (FakeServer a : all) {
            for (FakeServer b : all) {
                if (a.member.compareTo(b.member) < 0
                        && mayConnect(a, b)
                        && connection(a, b).isEmpty()) {
                    connections.add(new FakeConnection(a, b, stuckLinks-- > 0));
                    stuckLinks = Math.max(stuckLinks, 0);
                }
            }
        }
    }

    private void dropBrokenConnections() {
        connections.removeIf(connection -> !mayConnect(connection.a, connection.b));
    }

    private boolean mayConnect(FakeServer a, FakeServer b) {
        return servers.get(a.member) == a
                && servers.get(b.member) == b
                && a.replicates()
                && b.replicates()
                && a.peers.contains(b.member)
                && b.peers.contains(a.member)
                && !cut.contains(new Link(a.member, b.member));
    }

    private Optional<FakeConnection> connection(FakeServer one, FakeServer other) {
        return connections.stream()
                .filter(connection -> connection.joins(one, other))
                .findFirst();
    }

    private Optional<FakeServer> neighbour(FakeServer of, ServerId id) {
        return servers.values().stream()
                .filter(other -> other.id.equals(Optional.of(id))
                        && connection(of, other).isPresent())
                .findFirst();
    }

    private static boolean hasEverHeld(FakeServer server, Csn csn) {
        return server.suffixes.values().stream()
                .anyMatch(suffix ->
                        suffix.changelog().containsKey(csn) || suffix.vector().covers(csn));
    }

    private FakeServer server(Member member) {
        FakeServer server = servers.get(member);
        if (server == null) {
            throw new IllegalArgumentException(member + " was never started");
        }
        return server;
    }

    private FakeServer answering(Member member) throws DirectoryUnavailable {
        FakeServer server = servers.get(member);
        if (server == null || !server.answers()) {
            throw new DirectoryUnavailable(member, "nobody answers");
        }
        return server;
    }

    private FakeServer configured(Member member) throws DirectoryUnavailable {
        FakeServer server = answering(member);
        if (server.id.isEmpty()) {
            throw new DirectoryUnavailable(member, "it has no replication server");
        }
        return server;
    }
}
