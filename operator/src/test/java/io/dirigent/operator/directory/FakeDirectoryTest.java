package io.dirigent.operator.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dirigent.operator.directory.Observation.Load;
import io.dirigent.operator.membership.Mark;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.topology.Link;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fake has the habits of the real server, the bad ones too. */
class FakeDirectoryTest {

    private static final String SUFFIX = "dc=example,dc=com";
    private static final Member A = new Member("corp", 0);
    private static final Member B = new Member("corp", 1);
    private static final Member C = new Member("corp", 2);

    private final FakeDirectory directory =
            new FakeDirectory("corp", List.of(SUFFIX), Instant.parse("2026-01-01T00:00:00Z"));

    @BeforeEach
    void aSeedAndTwoEmptyMembers() throws DirectoryUnavailable {
        directory.seedWith(Set.of("base", "one", "two"));
        List.of(A, B, C).forEach(directory::start);
        directory.startSeedLoad(A, id(A));
        directory.tick(3);
        directory.configure(A, settings(A));
        initialised(A);
    }

    @Test
    void aNewVolumeIsEmptyAndClosed() throws DirectoryUnavailable {
        assertThat(directory.observe(B).mark().state()).isEqualTo(Mark.State.EMPTY);
        assertThat(directory.write(B, SUFFIX, "x")).isEmpty();
    }

    @Test
    void theSeedHasItsEntriesAndAGenerationOfItsOwn() throws DirectoryUnavailable {
        Observation seen = directory.observe(A);
        assertThat(seen.suffixes().get(SUFFIX).entries()).isEqualTo(3);
        assertThat(seen.suffixes().get(SUFFIX).generation()).isNotIn(0L, FakeSuffix.GENERATION_OF_THE_EMPTY);
        assertThat(seen.loads()).extracting(Load::state).containsExactly(Load.State.COMPLETED);
    }

    @Test
    void aLinkStandsOnlyWhenBothSidesNameEachOther() throws DirectoryUnavailable {
        directory.configure(B, settings(B));
        directory.addPeer(A, B);
        directory.tick();
        assertThat(directory.establishedLinks()).isEmpty();
        directory.addPeer(B, A);
        directory.tick();
        assertThat(directory.establishedLinks()).containsExactly(new Link(A, B));
        directory.removePeer(A, B);
        assertThat(directory.observe(B).isConnectedWith(id(A))).isFalse();
    }

    @Test
    void aLinkedMemberThatWasNeverLoadedSaysNormalAndGetsNothing() throws DirectoryUnavailable {
        directory.configure(B, settings(B));
        link(A, B);
        directory.write(A, SUFFIX, "x");
        directory.tick(3);
        assertThat(directory.observe(B).suffixes().get(SUFFIX).isNormal()).isTrue();
        assertThat(directory.entries(B, SUFFIX)).isEmpty();
    }

    @Test
    void aLoadTakesTimeAndBringsWhatWasWrittenMeanwhile() throws DirectoryUnavailable {
        directory.configure(B, settings(B));
        link(A, B);
        directory.startLoad(B, id(B), id(A));
        directory.tick();
        assertThat(directory.observe(B).loads()).extracting(Load::state).containsExactly(Load.State.RUNNING);
        directory.write(A, SUFFIX, "meanwhile");
        directory.tick(3);
        assertThat(directory.observe(B).loads()).extracting(Load::processed).containsExactly(3L);
        assertThat(directory.observe(B).covers(directory.observe(A))).isTrue();
        assertThat(directory.acknowledgedWritesMissingOn(B)).isEmpty();
    }

    @Test
    void aLoadFromAMemberThatIsNoNeighbourEndsWithNothingDone() throws DirectoryUnavailable {
        directory.configure(B, settings(B));
        directory.startLoad(B, id(B), id(A));
        Load load = directory.observe(B).loads().getFirst();
        assertThat(load.state()).isEqualTo(Load.State.FAILED);
        assertThat(load.processed()).isZero();
        directory.startLoad(B, id(B), id(A));
        assertThat(directory.observe(B).loads()).hasSize(1);
        directory.forgetLoads(B, id(B));
        assertThat(directory.observe(B).loads()).isEmpty();
    }

    @Test
    void aLoadFailsWhenItsSourceDies() throws DirectoryUnavailable {
        directory.configure(B, settings(B));
        link(A, B);
        directory.startLoad(B, id(B), id(A));
        directory.tick();
        directory.crash(A);
        directory.tick();
        assertThat(directory.observe(B).loads()).extracting(Load::state).containsExactly(Load.State.FAILED);
        assertThat(directory.observe(B).suffixes().get(SUFFIX).isNormal()).isTrue();
        assertThat(directory.entries(B, SUFFIX)).hasSizeLessThan(3);
    }

    @Test
    void aMemberThatDiesDuringItsLoadHasForgottenIt() throws DirectoryUnavailable {
        directory.configure(B, settings(B));
        link(A, B);
        directory.startLoad(B, id(B), id(A));
        directory.tick();
        directory.crash(B);
        directory.start(B);
        assertThat(directory.observe(B).loads()).isEmpty();
        directory.tick();
        directory.startLoad(B, id(B), id(A));
        directory.tick(4);
        assertThat(directory.entries(B, SUFFIX)).hasSize(3);
    }

    @Test
    void ofAnImageThatDoesNotHandOnChangesTheyGoOneHopButANewConnectionCatchesUpOnAll() throws DirectoryUnavailable {
        directory.letStartersForward(false);
        directory.crash(A);
        directory.start(A);
        join(B, A);
        join(C, A);
        directory.write(B, SUFFIX, "of b");
        directory.tick(3);
        assertThat(directory.entries(A, SUFFIX)).contains("of b");
        assertThat(directory.entries(C, SUFFIX)).doesNotContain("of b");
        directory.cut(A, C);
        directory.heal(A, C);
        directory.tick(2);
        assertThat(directory.entries(C, SUFFIX)).contains("of b");
    }

    @Test
    void aLinkThatFellSilentFlowsAfterItWasRenewed() throws DirectoryUnavailable {
        join(B, A);
        directory.silence(A, B);
        directory.write(A, SUFFIX, "unheard");
        directory.tick(3);
        assertThat(directory.entries(B, SUFFIX)).doesNotContain("unheard");
        assertThat(directory.observe(B).isConnectedWith(id(A))).isTrue();

        directory.mark(A, directory.markOf(A).renewing(id(B).replicationServerId(), directory.now()));
        directory.tick(2);

        assertThat(directory.entries(B, SUFFIX)).contains("unheard");
    }

    @Test
    void aStuckLinkFlowsAfterItWasRenewed() throws DirectoryUnavailable {
        directory.letNextLinksStick(1);
        directory.configure(B, settings(B));
        link(A, B);
        ServerId b = id(B);
        assertThat(directory
                        .observe(A)
                        .suffixes()
                        .get(SUFFIX)
                        .neighbours()
                        .get(b)
                        .generation())
                .isEqualTo(-1);
        directory.mark(A, directory.markOf(A).renewing(b.replicationServerId(), directory.now()));
        directory.tick();
        assertThat(directory
                        .observe(A)
                        .suffixes()
                        .get(SUFFIX)
                        .neighbours()
                        .get(b)
                        .generation())
                .isEqualTo(FakeSuffix.GENERATION_OF_THE_EMPTY);
    }

    @Test
    void aLostVolumeComesBackEmptyUnderAnotherVolumeId() throws DirectoryUnavailable {
        join(B, A);
        Mark before = directory.markOf(B);
        directory.loseVolume(B);
        assertThatThrownBy(() -> directory.observe(B)).isInstanceOf(DirectoryUnavailable.class);
        directory.start(B);
        Mark after = directory.observe(B).mark();
        assertThat(after.state()).isEqualTo(Mark.State.EMPTY);
        assertThat(after.volume()).isNotEqualTo(before.volume());
        assertThatThrownBy(() -> directory.mark(B, before)).isInstanceOf(DirectoryUnavailable.class);
    }

    @Test
    void aCrashedMemberCatchesUp() throws DirectoryUnavailable {
        join(B, A);
        directory.crash(B);
        directory.write(A, SUFFIX, "x");
        directory.tick();
        directory.start(B);
        directory.tick(2);
        assertThat(directory.acknowledgedWritesMissingOn(B)).isEmpty();
        assertThat(directory.isOpen(B)).isTrue();
    }

    @Test
    void aRepeatWritesNothing() throws DirectoryUnavailable {
        join(B, A);
        long before = directory.writes();
        directory.configure(B, settings(B));
        directory.addPeer(A, B);
        directory.startLoad(B, id(B), id(A));
        directory.mark(B, directory.markOf(B));
        assertThat(directory.writes()).isEqualTo(before);
    }

    private void join(Member joiner, Member source) throws DirectoryUnavailable {
        directory.configure(joiner, settings(joiner));
        link(joiner, source);
        directory.startLoad(joiner, id(joiner), id(source));
        directory.tick(4);
        initialised(joiner);
        directory.tick();
    }

    private void link(Member a, Member b) throws DirectoryUnavailable {
        directory.addPeer(a, b);
        directory.addPeer(b, a);
        directory.tick();
    }

    private void initialised(Member member) throws DirectoryUnavailable {
        Mark mark = directory.markOf(member).loading(id(member), "a source", directory.now());
        directory.mark(member, mark);
        long entries = directory.entries(member, SUFFIX).size();
        directory.mark(member, mark.initialised(Map.of(SUFFIX, entries), directory.now()));
    }

    /** What a change left behind that could not be written shows nowhere: the vectors are equal. */
    @Test
    void aFullMemberRefusesClientsAndCountsAsAppliedWhatItCouldNotWrite() throws DirectoryUnavailable {
        join(B, A);
        directory.fill(B);
        assertThat(directory.write(B, SUFFIX, "refused")).isEmpty();
        directory.write(A, SUFFIX, "lost");
        directory.tick(3);
        directory.makeRoom(B);
        directory.tick(3);

        assertThat(directory.observe(B).covers(directory.observe(A))).isTrue();
        assertThat(directory.entries(B, SUFFIX)).doesNotContain("lost");
    }

    @Test
    void eachServerKeepsChangesForItsOwnTime() throws DirectoryUnavailable {
        join(B, A);
        directory.configure(A, new ReplicationSettings(id(A), Duration.ofDays(14)));
        directory.cut(A, B);
        directory.write(A, SUFFIX, "kept");
        directory.write(B, SUFFIX, "thrown away");
        directory.pass(Duration.ofDays(5));
        directory.heal(A, B);
        directory.tick(3);

        assertThat(directory.entries(B, SUFFIX)).contains("kept");
        assertThat(directory.entries(A, SUFFIX)).doesNotContain("thrown away");
    }

    private static ReplicationSettings settings(Member member) {
        return new ReplicationSettings(id(member), Duration.ofDays(1));
    }

    private static ServerId id(Member member) {
        return new ServerId(member.ordinal() + 1);
    }
}
