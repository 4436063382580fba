package io.dirigent.operator.membership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final Member MEMBER = new Member("corp", 0);
    private static final VolumeId OLD = new VolumeId("old");
    private static final VolumeId NEW = new VolumeId("new");

    @Test
    void aNewVolumeDoesNotGetTheIdOfTheOneBefore() {
        Ledger ledger = Ledger.startingAt(5).giving(MEMBER, OLD);

        assertThat(ledger.idOf(MEMBER, OLD)).contains(new ServerId(5));
        assertThat(ledger.idOf(MEMBER, NEW)).isEmpty();
        assertThat(ledger.giving(MEMBER, NEW).idOf(MEMBER, NEW)).contains(new ServerId(6));
    }

    @Test
    void anIdThatWasGivenUpIsNeverGivenAgain() {
        Ledger ledger = Ledger.startingAt(1).giving(MEMBER, OLD).giving(MEMBER, NEW);

        assertThat(ledger.holderOf(new ServerId(1))).isEmpty();
        assertThat(ledger.giving(new Member("corp", 1), OLD).highWater()).isEqualTo(3);
    }

    @Test
    void idsGoOnBehindTheHighestThatIsKnownAnywhere() {
        assertThat(Ledger.startingAt(1).past(40).giving(MEMBER, NEW).idOf(MEMBER, NEW))
                .contains(new ServerId(41));
    }
}
