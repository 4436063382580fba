package io.dirigent.operator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever ordinals are there and whatever are missing: all subsets of twelve are tried, so nothing here is left to chance. */
class TopologyTest {

    private static final int MOST = 12;
    private static final List<Topology> TOPOLOGIES = List.of(new FullMesh(), new Ring());

    @Test
    void aFullMeshHasAnAgreementFromEachMemberToEachOther() {
        forAllMembers(members -> {
            int n = members.size();
            assertThat(2 * new FullMesh().links(members).size()).isEqualTo(n * (n - 1));
        });
    }

    @Test
    void aRingHasTwoAgreementsAMemberAndTwoMembersHaveOneLink() {
        forAllMembers(members -> {
            int n = members.size();
            int agreements = 2 * new Ring().links(members).size();
            assertThat(agreements).isEqualTo(n >= 3 ? 2 * n : n == 2 ? 2 : 0);
        });
    }

    @Test
    void everyTopologyIsConnected() {
        forAllMembers(members ->
                TOPOLOGIES.forEach(topology -> assertThat(new Graph(members, topology.links(members)).isConnected())
                        .as("%s of %s", topology, members)
                        .isTrue()));
    }

    @Test
    void everyTopologyStaysConnectedWhenAnyOneMemberIsLost() {
        forAllMembers(members -> TOPOLOGIES.forEach(topology -> {
            SortedSet<Link> links = topology.links(members);
            for (Member lost : members) {
                SortedSet<Member> survivors = new TreeSet<>(members);
                survivors.remove(lost);
                assertThat(new Graph(survivors, links).isConnected())
                        .as("%s of %s without %s", topology, members, lost)
                        .isTrue();
            }
        }));
    }

    @Test
    void everyTopologyOfThreeOrMoreStaysConnectedWhenAnyOneLinkIsLost() {
        forAllSizes(members -> TOPOLOGIES.forEach(topology -> {
            Graph graph = new Graph(members, topology.links(members));
            if (members.size() > 2) {
                assertThat(graph.links())
                        .allSatisfy(lost -> assertThat(graph.without(lost).isConnected())
                                .as("%s of %s without %s", topology, members, lost)
                                .isTrue());
            }
        }));
    }

    @Test
    void aRingWithoutOneOfItsLinksHangsByEachOfTheOthers() {
        forAllSizes(members -> {
            Graph ring = new Graph(members, new Ring().links(members));
            if (members.size() > 2) {
                assertThat(ring.hangsByOneLink()).isFalse();
                assertThat(ring.links()).allMatch(lost -> ring.without(lost).hangsByOneLink());
            }
        });
    }

    @Test
    void onlyAMeshNeedsNobodyToHandOnAnything() {
        forAllMembers(members -> {
            assertThat(new Graph(members, new FullMesh().links(members)).isComplete())
                    .isTrue();
            assertThat(new Graph(members, new Ring().links(members)).isComplete())
                    .isEqualTo(members.size() <= 3);
        });
    }

    @Test
    void aReplicationIdIsUniqueAtItsConsumer() {
        for (int base = 1; base + MOST <= ServerId.MAX; base++) {
            int firstRid = 1 + base % 999;
            int ofTheFirst = base;
            assertThat(IntStream.range(base, base + MOST)
                            .mapToObj(id -> Agreement.rid(new ServerId(id), firstRid, ofTheFirst)))
                    .as("rids from %d on, server ids from %d on", firstRid, base)
                    .doesNotHaveDuplicates()
                    .allMatch(rid -> rid >= firstRid);
        }
    }

    @Test
    void aServerIdNeverEqualsAReplicationServerId() {
        IntStream.rangeClosed(1, ServerId.MAX).mapToObj(ServerId::new).forEach(id -> {
            assertThat(id.replicationServerId()).isGreaterThan(ServerId.MAX);
            assertThat(ServerId.ofReplicationServer(id.replicationServerId())).isEqualTo(id);
        });
    }

    private static void forAllMembers(Consumer<SortedSet<Member>> check) {
        for (int present = 1; present < 1 << MOST; present++) {
            check.accept(members(present));
        }
    }

    private static void forAllSizes(Consumer<SortedSet<Member>> check) {
        for (int size = 1; size <= MOST; size++) {
            check.accept(members((1 << size) - 1));
        }
    }

    /** A member for each bit that is set. */
    private static SortedSet<Member> members(int present) {
        return IntStream.range(0, MOST)
                .filter(ordinal -> (present >> ordinal & 1) == 1)
                .mapToObj(ordinal -> new Member("corp", ordinal))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
