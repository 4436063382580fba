package io.dirigent.operator.removal;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.directory.Altered;
import io.dirigent.operator.directory.Observation;
import io.dirigent.operator.directory.Observation.SuffixState;
import io.dirigent.operator.membership.Csn;
import io.dirigent.operator.membership.Ledger;
import io.dirigent.operator.membership.Ledger.Phase;
import io.dirigent.operator.membership.Mark;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.membership.StateVector;
import io.dirigent.operator.membership.VolumeId;
import io.dirigent.operator.plan.ClusterView;
import io.dirigent.operator.removal.Certificate.Kind;
import io.dirigent.operator.simulation.World;
import io.dirigent.operator.topology.FullMesh;
import io.dirigent.operator.topology.Link;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A certificate that is forged, too early, or not true any more lets nobody go. */
class ExaminationTest {

    private static final ServerId FIRST = new ServerId(1);
    private static final ServerId LEAVERS = new ServerId(4);

    private final World world = new World(4, new FullMesh());
    private final Certificate genuine;
    private final Ledger ledger;
    private final Map<Member, Observation> seen = new HashMap<>();
    private final Set<Link> established;

    ExaminationTest() {
        world.converge();
        world.directory.write(member(3), World.SUFFIX, "last words");
        world.directory.tick(3);
        world.scaleTo(3);
        while (world.look().certificates().isEmpty()) {
            world.directory.tick();
            world.reconcile(-1);
        }
        ClusterView view = world.look();
        genuine = view.certificates().values().iterator().next();
        ledger = view.ledger().orElseThrow();
        world.members().forEach(member -> seen.put(member, view.seen(member).orElseThrow()));
        established = view.established();
    }

    @Test
    void theGenuineOneHoldsAlsoWhenTheLeaverCannotBeSeenAnyMore() {
        assertThat(verdict(genuine)).isInstanceOf(Verdict.Holds.class);
        seen.remove(member(3));
        assertThat(verdict(genuine)).isInstanceOf(Verdict.Holds.class);
    }

    @Test
    void whatItSaysIsReadAsItWasWritten() {
        assertThat(Certificate.parse("corp", genuine.text())).isEqualTo(genuine);
        SortedMap<String, String> altered = new TreeMap<>(genuine.text());
        altered.put("at", "2030-01-01T00:00:00Z");
        assertThat(Certificate.parse("corp", altered).digest()).isNotEqualTo(genuine.digest());
    }

    @Test
    void oneForOtherDataIsContradicted() {
        for (Certificate forged : List.of(
                with(member(2), genuine.volume(), genuine.serverId(), Kind.SERVED, genuine.held()),
                with(member(3), new VolumeId("another"), genuine.serverId(), Kind.SERVED, genuine.held()),
                with(member(3), genuine.volume(), FIRST, Kind.SERVED, genuine.held()),
                with(member(3), genuine.volume(), new ServerId(9), Kind.SERVED, genuine.held()),
                with(member(3), genuine.volume(), LEAVERS, Kind.NEVER_SERVED, new Holding(new TreeMap<>())),
                with(member(3), genuine.volume(), LEAVERS, Kind.SERVED, new Holding(new TreeMap<>())),
                with(new Member("corp", 7), genuine.volume(), LEAVERS, Kind.SERVED, genuine.held()))) {
            assertThat(verdict(forged)).as(forged.toString()).isInstanceOf(Verdict.Contradicted.class);
        }
    }

    @Test
    void oneThatTheLedgerKnowsNothingOfIsContradicted() {
        for (Ledger other : List.of(
                ledger.moving(member(3), Phase.SERVING),
                ledger.moving(member(3), Phase.RETURNING),
                ledger.moving(member(3), Phase.JOINING),
                ledger.retiring(member(3), Instant.EPOCH),
                ledger.recording(member(2), new VolumeId("x"), LEAVERS, Phase.SERVING),
                ledger.moving(member(0), Phase.JOINING)
                        .moving(member(1), Phase.JOINING)
                        .moving(member(2), Phase.JOINING))) {
            assertThat(new Examination(other, seen, established).of(genuine))
                    .as(other.toString())
                    .isInstanceOf(Verdict.Contradicted.class);
        }
    }

    @Test
    void aWriteThatItDoesNotKnowOfContradictsIt() {
        seen.computeIfPresent(
                member(3), (member, now) -> new Altered(now).inEachSuffix(ExaminationTest::withALaterChange));
        assertThat(verdict(genuine)).isInstanceOf(Verdict.Contradicted.class);
    }

    @Test
    void itWaitsForASupplierThatCannotBeSeenOrIsNotInitialised() {
        waits(seen -> null);
        waits(now -> marked(now, now.mark().becoming(Mark.State.LOADING, Instant.EPOCH)));
        waits(now -> marked(now, now.mark().becoming(Mark.State.FROZEN, Instant.EPOCH)));
        waits(now ->
                marked(now, Mark.empty(now.mark().owner(), now.mark().suffixes(), new VolumeId("new"), Instant.EPOCH)));
    }

    @Test
    void itWaitsForASupplierThatLacksWhatItSaysInASuffixOrInTheSchema() {
        waits(now -> new Altered(now).inEachSuffix(state -> withVector(state, StateVector.NOTHING)));
        SortedMap<String, StateVector> vectors = new TreeMap<>();
        vectors.put("cn=schema", StateVector.of(List.of(new Csn(1, LEAVERS, 1))));
        Certificate ofTheSchema = with(member(3), genuine.volume(), LEAVERS, Kind.SERVED, new Holding(vectors));
        assertThat(verdict(withHeldBeside(ofTheSchema))).isInstanceOf(Verdict.Waits.class);
    }

    @Test
    void itWaitsWhileTheLeaverTakesClients() throws Exception {
        world.directory.mark(member(3), world.directory.markOf(member(3)).becoming(Mark.State.LEAVING, Instant.EPOCH));
        seen.put(member(3), world.directory.observe(member(3)));
        assertThat(verdict(genuine)).isInstanceOf(Verdict.Waits.class);
    }

    @Test
    void itWaitsForEstablishedLinksThatLeadToAll() {
        assertThat(new Examination(ledger, seen, Set.of()).of(genuine)).isInstanceOf(Verdict.Waits.class);
        Set<Link> around = new HashSet<>(established);
        around.removeIf(link -> link.touches(member(1)) && !link.touches(member(3)));
        assertThat(new Examination(ledger, seen, around).of(genuine)).isInstanceOf(Verdict.Waits.class);
    }

    private void waits(UnaryOperator<Observation> change) {
        Map<Member, Observation> others = new HashMap<>(seen);
        others.computeIfPresent(member(1), (member, now) -> change.apply(now));
        assertThat(new Examination(ledger, others, established).of(genuine)).isInstanceOf(Verdict.Waits.class);
    }

    private Verdict verdict(Certificate certificate) {
        return new Examination(ledger, seen, established).of(certificate);
    }

    private Member member(int ordinal) {
        return world.member(ordinal);
    }

    private Certificate with(Member leaver, VolumeId volume, ServerId id, Kind kind, Holding held) {
        return new Certificate(
                leaver,
                volume,
                id,
                kind,
                genuine.at(),
                held,
                genuine.survivors(),
                new TreeSet<>(genuine.established()),
                genuine.topology());
    }

    /** The same that also says what the leaver really held. */
    private Certificate withHeldBeside(Certificate more) {
        SortedMap<String, StateVector> vectors = new TreeMap<>(genuine.held().vectors());
        vectors.putAll(more.held().vectors());
        return with(more.leaver(), more.volume(), more.serverId(), more.kind(), new Holding(vectors));
    }

    private static SuffixState withALaterChange(SuffixState state) {
        return withVector(state, StateVector.of(List.of(new Csn(Long.MAX_VALUE / 2, LEAVERS, 99))));
    }

    private static SuffixState withVector(SuffixState state, StateVector vector) {
        return new SuffixState(
                state.entries(),
                state.generation(),
                state.status(),
                state.isSending(),
                vector,
                state.pending(),
                state.neighbours());
    }

    private static Observation marked(Observation now, Mark mark) {
        return new Observation(
                mark,
                now.replication(),
                now.suffixes(),
                now.schema(),
                now.absence(),
                now.loads(),
                now.generationGiven(),
                now.vitals());
    }

    @Test
    void theLedgerRemembersByWhichOneAMemberWent() {
        world.converge();
        assertThat(world.ledger.orElseThrow().retired())
                .singleElement()
                .extracting(Ledger.Retired::certificate)
                .isEqualTo(Optional.of(genuine.digest()));
    }
}
