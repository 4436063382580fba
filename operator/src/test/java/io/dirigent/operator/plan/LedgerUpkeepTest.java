package io.dirigent.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.membership.Ledger;
import io.dirigent.operator.membership.Ledger.Phase;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.membership.Words;
import io.dirigent.operator.simulation.World;
import io.dirigent.operator.topology.FullMesh;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A ledger that is not that of these volumes is told, and nothing is done by it. */
class LedgerUpkeepTest {

    private final World world = new World(3, new FullMesh());

    LedgerUpkeepTest() {
        world.converge();
    }

    @Test
    void exchangedVolumesStallInPlaceOfThrowingProvenDataAway() {
        world.exchangeVolumes(world.member(0), world.member(1));

        assertStalls("corp-0");
    }

    @Test
    void anOlderLedgerStallsByTheSerialOfTheMarks() {
        world.directory.loseVolume(world.member(2));
        world.converge();

        world.restoreLedger(3);

        assertStalls("");
    }

    @Test
    void anIdThatTheStatusTellsOfIsNotGivenAgain() {
        world.directory.loseVolume(world.member(2));
        world.converge();
        world.directory.pause(world.member(2));
        world.restoreLedger(2);
        world.directory.loseVolume(world.member(1));
        world.startMissing();

        assertStalls("4");
    }

    @Test
    void deletedItIsBegunAnewAndGoesOnWithItsSerial() {
        world.exchangeVolumes(world.member(0), world.member(1));
        long serial = world.ledger.orElseThrow().serial();

        world.deleteLedger();
        world.converge();

        assertThat(world.ledger.orElseThrow().serial()).isGreaterThanOrEqualTo(serial);
        assertThat(world.members()).allMatch(world.directory::isOpen);
    }

    @Test
    void theFirstFormatIsWrittenAnew() {
        Ledger old = world.ledger.orElseThrow();
        world.ledger =
                Optional.of(new Ledger(1, old.serial(), old.highWater(), true, old.entries(), List.of(), Words.NONE));

        Plan plan = world.reconcile(-1);

        assertThat(plan.steps()).singleElement().isInstanceOf(Step.WriteLedger.class);
        assertThat(world.ledger.orElseThrow().format()).isEqualTo(Ledger.FORMAT);
        assertThat(world.ledger.orElseThrow().entries().values()).allMatch(entry -> entry.phase() == Phase.SERVING);
        assertThat(world.reconcile(-1).isSteady()).isTrue();
    }

    @Test
    void whenAllIdsAreUsedUpItSaysSo() {
        Ledger old = world.ledger.orElseThrow();
        world.ledger = Optional.of(old.past(ServerId.MAX));
        world.directory.loseVolume(world.member(2));
        world.startMissing();
        world.directory.tick();

        Plan plan = world.reconcile(-1);

        assertThat(plan.notices()).anyMatch(notice -> notice.reason().equals("ServerIdsUsedUp"));
    }

    @Test
    void dataBecomesASuppliersInTheLedgerBeforeItsVolumeSaysSo() {
        World young = new World(2, new FullMesh());
        for (int second = 0; second < 60; second++) {
            young.startMissing();
            young.directory.tick();
            young.reconcile(-1);
            for (Member member : young.members()) {
                if (young.directory.isUp(member)
                        && young.directory.markOf(member).isProven()) {
                    assertThat(young.ledger.orElseThrow().isIn(Phase.SERVING, member))
                            .isTrue();
                }
            }
        }
        assertThat(young.members()).allMatch(young.directory::isOpen);
    }

    private void assertStalls(String words) {
        Plan plan = world.reconcile(-1);
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.reason()).isEqualTo("LedgerContradicted");
            assertThat(notice.message()).contains(words);
        });
    }
}
