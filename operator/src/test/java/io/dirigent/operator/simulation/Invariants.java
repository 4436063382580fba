package io.dirigent.operator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.membership.Ledger;
import io.dirigent.operator.membership.Mark;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.membership.VolumeId;
import io.dirigent.operator.plan.ClusterView;
import io.dirigent.operator.topology.Graph;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What must hold at any time. It remembers what it saw: that an id never moves shows only to who watched all along. */
final class Invariants implements Consumer<World> {

    private final Map<ServerId, VolumeId> owners = new HashMap<>();
    private final Set<VolumeId> everLinked = new HashSet<>();
    private Graph suppliersBefore = new Graph(new TreeSet<>(), Set.of());

    @Override
    public void accept(World world) {
        forgetWhatNobodyCanKnow(world);
        world.ledger.ifPresent(
                ledger -> assertThat(ledger.retired().stream().flatMap(record -> record.certificate().stream()))
                        .as("a certificate is kept for each member that went")
                        .isSubsetOf(world.look().certificates().keySet()));
        staysConnected(world);
        ClusterView view = world.look();
        Set<ServerId> ids = new HashSet<>();
        for (Member member : world.members()) {
            if (world.directory.isUp(member)) {
                check(world, view, member, ids);
            }
        }
    }

    /** Suppliers that were linked with one another, over however many hops, are so as long as they are suppliers. */
    private void staysConnected(World world) {
        Graph now = new Graph(suppliers(world), world.directory.namedLinks());
        SortedSet<Member> both = new TreeSet<>(now.members());
        both.retainAll(suppliersBefore.members());
        if (new Graph(both, suppliersBefore.links()).isConnected()) {
            assertThat(now.parts())
                    .as("I3: %s stay connected", both)
                    .filteredOn(part -> !Collections.disjoint(part, both))
                    .hasSizeLessThan(2);
        }
        suppliersBefore = now;
    }

    /** By the ledger, on the volumes that it names. */
    private static SortedSet<Member> suppliers(World world) {
        SortedSet<Member> suppliers = new TreeSet<>();
        world.ledger.ifPresent(ledger -> ledger.entries().forEach((member, entry) -> {
            if (entry.phase() == Ledger.Phase.SERVING
                    && world.directory.hasVolume(member)
                    && world.directory.markOf(member).volume().equals(entry.volume())) {
                suppliers.add(member);
            }
        }));
        return suppliers;
    }

    /** An id may be given again once no change of it exists: when the ledger is gone or old, and the volume is gone, nobody can know better. */
    private void forgetWhatNobodyCanKnow(World world) {
        if (world.isLedgerOld()) {
            owners.values().retainAll(volumes(world));
        }
    }

    private static Set<VolumeId> volumes(World world) {
        return world.members().stream()
                .filter(world.directory::hasVolume)
                .map(member -> world.directory.markOf(member).volume())
                .collect(Collectors.toSet());
    }

    private void check(World world, ClusterView view, Member member, Set<ServerId> ids) {
        Mark mark = world.directory.markOf(member);
        world.directory.serverId(member).ifPresent(id -> {
            assertThat(ids.add(id)).as("I1: no other member has id %s", id).isTrue();
            assertThat(owners.merge(id, mark.volume(), (old, now) -> old))
                    .as("I1: the data of id %s", id)
                    .isEqualTo(mark.volume());
        });
        if (world.directory.isOpen(member)) {
            assertThat(mark.state())
                    .as("I7: %s is open", member)
                    .isIn(Mark.State.INITIALISED, Mark.State.LEAVING, Mark.State.FROZEN);
            assertThat(world.holdsSomething(member))
                    .as("I7: %s is open, and holds something", member)
                    .isTrue();
        }
        if (mark.state() == Mark.State.INITIALISED) {
            keepsAnAgreement(view, member, mark);
        }
    }

    private void keepsAnAgreement(ClusterView view, Member member, Mark mark) {
        boolean isLinked = view.seen(member)
                .flatMap(seen -> seen.replication())
                .filter(replication -> !replication.peers().isEmpty())
                .isPresent();
        if (isLinked) {
            everLinked.add(mark.volume());
        } else if (view.seen(member).isPresent()) {
            assertThat(everLinked)
                    .as("I2: %s has no agreement, and once had one", member)
                    .doesNotContain(mark.volume());
        }
    }
}
