package io.dirigent.operator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class TopologyPropertiesTest {

    @Property
    void aFullMeshHasAnAgreementFromEachMemberToEachOther(@ForAll("members") SortedSet<Member> members) {
        int n = members.size();

        assertThat(2 * new FullMesh().links(members).size()).isEqualTo(n * (n - 1));
    }

    @Property
    void aRingHasTwoAgreementsAMemberAndTwoMembersHaveOneLink(@ForAll("members") SortedSet<Member> members) {
        int n = members.size();
        int agreements = 2 * new Ring().links(members).size();

        assertThat(agreements).isEqualTo(n >= 3 ? 2 * n : n == 2 ? 2 : 0);
    }

    @Property
    void everyTopologyIsConnected(
            @ForAll("members") SortedSet<Member> members, @ForAll("topologies") Topology topology) {
        assertThat(new Graph(members, topology.links(members)).isConnected()).isTrue();
    }

    @Property
    void everyTopologyStaysConnectedWhenAnyOneMemberIsLost(
            @ForAll("members") SortedSet<Member> members, @ForAll("topologies") Topology topology) {
        for (Member lost : members) {
            Set<Member> survivors = new HashSet<>(members);
            survivors.remove(lost);
            assertThat(new Graph(survivors, topology.links(members)).isConnected())
                    .as("without %s", lost)
                    .isTrue();
        }
    }

    @Property
    void aReplicationIdIsUniqueAtItsConsumer(
            @ForAll("members") SortedSet<Member> members,
            @ForAll @IntRange(min = 1, max = 30_000) int base,
            @ForAll @IntRange(min = 1, max = 999) int firstRid) {
        Set<Integer> rids = members.stream()
                .map(member -> Agreement.rid(new ServerId(base + member.ordinal()), firstRid, base))
                .collect(Collectors.toSet());

        assertThat(rids).hasSameSizeAs(members).allMatch(rid -> rid >= firstRid);
    }

    @Property
    void aServerIdNeverEqualsAReplicationServerId(@ForAll @IntRange(min = 1, max = 32_767) int a) {
        ServerId id = new ServerId(a);

        assertThat(id.replicationServerId()).isGreaterThan(ServerId.MAX);
        assertThat(ServerId.ofReplicationServer(id.replicationServerId())).isEqualTo(id);
    }

    @Provide
    Arbitrary<SortedSet<Member>> members() {
        return Arbitraries.integers()
                .between(0, 14)
                .set()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(ordinals -> ordinals.stream()
                        .map(ordinal -> new Member("corp", ordinal))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Provide
    Arbitrary<Topology> topologies() {
        return Arbitraries.of(new FullMesh(), new Ring());
    }
}
