package io.dirigent.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.membership.Ledger;
import io.dirigent.operator.membership.Mark;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.simulation.World;
import io.dirigent.operator.topology.FullMesh;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fewer members: the highest goes when all others have what it acknowledged, and comes back when it is wanted again. */
class RemovalTest {

    private final World world = new World(4, new FullMesh());

    RemovalTest() {
        world.converge();
    }

    @Test
    void theHighestGoesAndNothingOfItIsLeft() {
        Member leaver = world.member(3);
        world.directory.write(leaver, World.SUFFIX, "last words");
        world.scaleTo(3);

        world.converge();

        assertThat(world.members()).hasSize(3);
        assertThat(world.directory.isUp(leaver)).isFalse();
        assertThat(world.directory.markOf(leaver).state()).isEqualTo(Mark.State.RETIRED);
        assertThat(world.directory.establishedLinks()).hasSize(3).noneMatch(link -> link.touches(leaver));
        assertThat(world.members()).allSatisfy(member -> {
            assertThat(world.directory.entries(member, World.SUFFIX)).contains("last words");
            assertThat(world.look().seen(member).orElseThrow().names(leaver)).isFalse();
        });
        assertThat(world.ledger.orElseThrow().retired()).singleElement().satisfies(record -> {
            assertThat(record.member()).isEqualTo(leaver);
            assertThat(record.certificate()).isPresent();
        });
    }

    @Test
    void clientsOfTheOthersDoNotHoldItUp() {
        world.scaleTo(3);
        for (int second = 0; second < 30; second++) {
            world.directory.write(world.member(second % 3), World.SUFFIX, "meanwhile-" + second);
            world.directory.tick();
            world.reconcile(-1);
        }

        assertThat(world.ledger.orElseThrow().entries()).doesNotContainKey(world.member(3));
        assertThat(world.look().certificates()).hasSizeLessThan(4);
    }

    @Test
    void itKeepsItsPartUntilNobodyNamesIt() {
        world.scaleTo(3);
        for (int second = 0; second < 30; second++) {
            world.pass(1);
            if (!world.ledger.orElseThrow().entries().containsKey(world.member(3))) {
                assertThat(world.look().observations()).noneMatch(seen -> seen.names(world.member(3)));
            }
        }
        assertThat(world.members()).hasSize(3);
    }

    @Test
    void twoGoOneAfterTheOther() {
        world.scaleTo(2);
        Plan plan = world.converge();

        assertThat(world.members()).hasSize(2);
        assertThat(world.directory.establishedLinks()).hasSize(1);
        assertThat(plan.notices()).as("their claims stay on purpose").isEmpty();
    }

    /** A ledger that was begun anew from the volumes found one leaving below one that serves; both waited for each other. */
    @Test
    void oneThatLeavesBeforeItsTurnComesBackFirst() {
        world.ledger = world.ledger.map(ledger -> ledger.moving(world.member(2), Ledger.Phase.LEAVING));
        world.scaleTo(2);

        world.converge();

        assertThat(world.members()).hasSize(2);
    }

    @Test
    void clientsHaveTimeToGo() {
        world.directory.connect(world.member(3));
        world.scaleTo(3);
        Plan plan = world.pass(12);

        assertThat(plan.notices())
                .anySatisfy(notice -> assertThat(notice.message()).contains("1 client connections left, until"));
        assertThat(world.directory.markOf(world.member(3)).state()).isEqualTo(Mark.State.LEAVING);
        world.pass(15);
        assertThat(world.directory.isOpen(world.member(3))).isFalse();
        world.converge();
        assertThat(world.members()).hasSize(3);
    }

    /** Its launcher needs a moment to shut the doors, and a client may be faster. */
    @Test
    void whatIsWrittenWhileTheDoorsAreBeingShutIsHandedOn() {
        world.scaleTo(3);
        while (world.directory.markOf(world.member(3)).state() != Mark.State.FROZEN) {
            world.directory.tick();
            world.reconcile(-1);
        }
        assertThat(world.reconcile(-1).steps()).isEmpty();
        assertThat(world.directory.write(world.member(3), World.SUFFIX, "just in time"))
                .isPresent();
        world.converge();

        assertThat(world.members()).hasSize(3).allMatch(member -> world.directory
                .entries(member, World.SUFFIX)
                .contains("just in time"));
    }

    @Test
    void itStaysAsLongAsOneLacksWhatItHas() {
        List.of(0, 2, 3).forEach(other -> world.directory.silence(world.member(1), world.member(other)));
        world.directory.write(world.member(3), World.SUFFIX, "not everywhere");
        world.scaleTo(3);
        Plan plan = world.pass(15);

        assertThat(plan.notices())
                .anySatisfy(notice -> assertThat(notice.message()).contains("corp-1 lacks 1 changes of corp-3"));
        assertThat(world.ledger.orElseThrow().entries()).containsKey(world.member(3));

        world.directory.tick(120);
        world.converge();
        assertThat(world.directory.entries(world.member(1), World.SUFFIX)).contains("not everywhere");
    }

    @Test
    void whoIsWantedAgainComesBackUnderItsOwnIdFromEachRow() {
        for (int seconds = 0; seconds < 20; seconds++) {
            World one = new World(3, new FullMesh());
            one.converge();
            ServerId before = one.directory.serverId(one.member(2)).orElseThrow();
            one.scaleTo(2);
            for (int second = 0; second < seconds; second++) {
                one.startMissing();
                one.directory.tick();
                one.reconcile(-1);
            }
            boolean hadLeft = !one.ledger.orElseThrow().entries().containsKey(one.member(2));
            one.scaleTo(3);
            one.converge();

            assertThat(one.members()).allMatch(one.directory::isOpen);
            ServerId after = one.directory.serverId(one.member(2)).orElseThrow();
            assertThat(after.equals(before)).as("after %s s", seconds).isEqualTo(!hadLeft);
        }
    }

    /** Nobody keeps any more what it missed, and its vector would pass over that. */
    @Test
    void whoIsWantedAgainAfterItsLinksWereGoneForDaysIsLoadedAnew() {
        Member leaver = world.member(3);
        world.scaleTo(3);
        while (world.ledger.orElseThrow().entries().get(leaver).certificate().isEmpty()) {
            world.directory.tick();
            world.reconcile(-1);
        }
        world.members().stream()
                .filter(other -> !other.equals(leaver))
                .forEach(other -> world.directory.cut(leaver, other));
        world.directory.write(world.member(0), World.SUFFIX, "missed");
        world.directory.tick();
        world.directory.pass(Duration.ofDays(4));
        world.directory.healAll();
        world.scaleTo(4);
        world.converge();

        assertThat(world.directory.entries(leaver, World.SUFFIX)).contains("missed");
        assertThat(world.directory.serverId(leaver)).contains(new ServerId(5));
    }

    @Test
    void aRetiredVolumeThatIsUsedAgainIsLoadedAnewUnderANewId() {
        world.scaleTo(3);
        world.converge();
        world.scaleTo(4);

        world.converge();

        assertThat(world.directory.serverId(world.member(3))).contains(new ServerId(5));
    }

    /** It gets a new id for its empty volume, and is nothing else in the same write. */
    @Test
    void whoLosesItsVolumeWhileItComesBackAndIsTooManyAgainStillGoes() {
        Member leaver = world.member(3);
        world.scaleTo(3);
        world.reconcile(-1);
        world.directory.loseVolume(leaver);
        world.reconcile(-1);
        world.scaleTo(4);
        world.reconcile(-1);
        world.startMissing();
        world.directory.tick();
        world.scaleTo(3);
        world.reconcile(-1);

        world.converge();

        assertThat(world.members()).hasSize(3);
    }

    @Test
    void theLastAgreementIsNeverRemoved() {
        world.scaleTo(1);
        Plan plan = world.converge();

        assertThat(world.members()).hasSize(2);
        assertThat(world.directory.establishedLinks()).hasSize(1);
        assertThat(plan.notices()).anyMatch(notice -> notice.reason().equals("ScaleDownRefused"));
    }
}
