package io.dirigent.operator.directory;

import io.dirigent.operator.directory.Observation.Absence;
import io.dirigent.operator.membership.Csn;
import io.dirigent.operator.membership.Mark;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.membership.VolumeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** A fake member: what its volume holds, and whether its process runs. */
final class FakeServer {

    private static final long ROOM = 1L << 30;

    /** Nobody exchanges keys here. */
    private static final Vitals.Keys KEYS = new Vitals.Keys(
            Set.of("server 1", "replication 2"), Set.of("replication " + "a".repeat(64), "operator " + "b".repeat(64)));

    final Member member;
    final Map<String, FakeSuffix> suffixes = new LinkedHashMap<>();
    final List<FakeLoad> loads = new ArrayList<>();
    final SortedSet<Member> peers = new TreeSet<>();
    Mark mark;
    Optional<ServerId> id = Optional.empty();
    boolean isComplete;
    boolean isUp = true;
    boolean isPaused;
    /** Suffixes of which it was the source until just now; it waits for the target to come back with the data. */
    final Set<String> lingering = new HashSet<>();

    /** The trap: it waits for a target that was given another id meanwhile; nothing but a restart ends that. */
    boolean isSendingForEver;

    /** When it was last in touch with a peer, or had none. */
    Instant lastInSync;

    Optional<Absence> absence = Optional.empty();
    Duration purgeDelay = FakeDirectory.KEPT;
    Optional<Instant> generationGiven = Optional.empty();

    /** Whether its replication server hands on what it got from another one: the image that it runs decides. */
    boolean isForwarding = true;

    int clients;

    /** Its launcher has not noticed yet that the doors are to be shut. */
    boolean isShutting;

    /** Nothing can be written to its volume any more. */
    boolean isFull;

    private long sequence;

    FakeServer(Member member, String owner, List<String> baseDns, VolumeId volume, Instant at) {
        this.member = member;
        baseDns.forEach(dn -> suffixes.put(dn, new FakeSuffix()));
        mark = Mark.empty(owner, suffixes.keySet(), volume, at);
        lastInSync = at;
    }

    boolean answers() {
        return isUp && !isPaused;
    }

    boolean replicates() {
        return answers() && id.isPresent() && isComplete;
    }

    boolean isOpen() {
        return replicates()
                && !isDoubted()
                && isProven()
                && (mark.state() != Mark.State.FROZEN || isShutting)
                && suffixes.values().stream().allMatch(FakeSuffix::isNormal);
    }

    Vitals vitals() {
        return new Vitals(
                new Vitals.Doors(isOpen(), isOpen() ? "serving clients" : "the volume is " + mark.state(), clients),
                new Vitals.Storage(isFull ? 0 : ROOM, 0),
                KEYS,
                isForwarding);
    }

    /** Changes that are older than it keeps them are gone; the data stays. */
    void purge(Instant now) {
        suffixes.values().forEach(suffix -> suffix.purge(now.minus(purgeDelay)));
    }

    boolean isProven() {
        return mark.isProven();
    }

    private boolean isDoubted() {
        return absence.filter(absent -> !mark.isProvenAfter(absent.since())).isPresent();
    }

    /** The process starts on the volume that it had. */
    void startAgain(Instant now, Duration limit) {
        isUp = true;
        Instant last = mark.proofs()
                .filter(lastInSync::isBefore)
                .max(Instant::compareTo)
                .orElse(lastInSync);
        absence = !peers.isEmpty() && last.plus(limit).isBefore(now)
                ? Optional.of(new Absence(last, now))
                : Optional.empty();
    }

    void configure(ServerId next, boolean completely) {
        if (!id.equals(Optional.of(next))) {
            suffixes.values().forEach(FakeSuffix::startNewChangelog);
            peers.clear();
            sequence = 0;
        }
        id = Optional.of(next);
        isComplete = completely;
        if (completely) {
            suffixes.values().forEach(FakeSuffix::beReplicated);
        }
    }

    Csn write(String suffix, String entry, Instant now) {
        Csn csn = new Csn(now.toEpochMilli(), id.orElseThrow(), ++sequence);
        suffixes.get(suffix).write(csn, entry);
        return csn;
    }

    boolean isLoading(String suffix) {
        return loads.stream().anyMatch(load -> load.isRunning() && load.suffix.equals(suffix));
    }

    Optional<FakeLoad> load(ServerId under, String suffix) {
        return loads.stream()
                .filter(load -> load.id.equals(under) && load.suffix.equals(suffix))
                .findFirst();
    }

    /** The process dies: nobody remembers what ran, the volume stays as it is in the middle of it. */
    void crash() {
        isUp = false;
        isPaused = false;
        clients = 0;
        isShutting = false;
        lingering.clear();
        isSendingForEver = false;
        loads.removeIf(FakeLoad::isRunning);
    }
}
