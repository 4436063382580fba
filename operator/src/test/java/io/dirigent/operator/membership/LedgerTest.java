package io.dirigent.operator.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final Member MEMBER = new Member("corp", 0);
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final VolumeId OLD = new VolumeId("old");
    private static final VolumeId NEW = new VolumeId("new");

    @Test
    void aNewVolumeDoesNotGetTheIdOfTheOneBefore() {
        Ledger ledger = Ledger.startingAt(5).giving(MEMBER, OLD, AT);

        assertThat(ledger.idOf(MEMBER, OLD)).contains(new ServerId(5));
        assertThat(ledger.idOf(MEMBER, NEW)).isEmpty();
        assertThat(ledger.giving(MEMBER, NEW, AT).idOf(MEMBER, NEW)).contains(new ServerId(6));
    }

    @Test
    void anIdThatWasGivenUpIsNeverGivenAgain() {
        Ledger ledger = Ledger.startingAt(1).giving(MEMBER, OLD, AT).giving(MEMBER, NEW, AT);

        assertThat(ledger.holderOf(new ServerId(1))).isEmpty();
        assertThat(ledger.giving(new Member("corp", 1), OLD, AT).highWater()).isEqualTo(3);
    }

    @Test
    void idsGoOnBehindTheHighestThatIsKnownAnywhere() {
        assertThat(Ledger.startingAt(1).past(40).giving(MEMBER, NEW, AT).idOf(MEMBER, NEW))
                .contains(new ServerId(41));
    }

    @Test
    void dataThatLostItsPartIsKnownAgainUntilItHasOneAgain() {
        Ledger lost = Ledger.startingAt(1).giving(MEMBER, OLD, AT).giving(MEMBER, NEW, AT);

        assertThat(lost.hasRetired(MEMBER, OLD)).isTrue();
        assertThat(lost.giving(MEMBER, OLD, AT).hasRetired(MEMBER, OLD)).isFalse();
        assertThat(lost.giving(MEMBER, OLD, AT).hasRetired(MEMBER, NEW)).isTrue();
    }

    @Test
    void anIdThatStandsInItTwiceOrAboveTheHighestIsAContradiction() {
        Ledger sound = Ledger.startingAt(1).giving(MEMBER, OLD, AT);
        Member other = new Member("corp", 1);

        assertThat(sound.contradiction()).isEmpty();
        assertThat(sound.recording(other, NEW, new ServerId(1), Ledger.Phase.SERVING)
                        .contradiction())
                .hasValueSatisfying(why -> assertThat(why).contains("1", "twice"));
        assertThat(new Ledger(2, 1, 0, true, sound.entries(), List.of(), Words.NONE).contradiction())
                .hasValueSatisfying(why -> assertThat(why).contains("above"));
    }

    @Test
    void aWordThatWasTakenIsKnownAgain() {
        Words.Answer answer = new Words.Answer("corp-0@1a2b", AT, Optional.empty());
        Ledger answered = Ledger.startingAt(1).answered(answer);

        assertThat(answered.words().answered()).isEqualTo(1);
        assertThat(answered.words().contain("corp-0@1a2b")).isTrue();
        assertThat(answered.words().contain("corp-0@3c4d")).isFalse();
    }
}
