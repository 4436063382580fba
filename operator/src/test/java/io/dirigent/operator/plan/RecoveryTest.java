package io.dirigent.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.directory.FakeDirectory;
import io.dirigent.operator.simulation.World;
import io.dirigent.operator.topology.FullMesh;
import org.junit.jupiter.api.Test;

/** A person's word: it counts once, for the question that it answers, and never for an empty volume. */
class RecoveryTest {

    private final World world = new World(3, new FullMesh());

    RecoveryTest() {
        world.converge();
    }

    @Test
    void aWordThatWasLeftOverTrustsNobodyWhileOthersAreOutOfSight() {
        world.say("corp-1");
        world.directory.pause(world.member(0));
        world.directory.pause(world.member(2));
        world.directory.loseVolume(world.member(1));

        work(20);

        assertThat(world.directory.isOpen(world.member(1))).isFalse();
        assertThat(world.reconcile(-1).notices())
                .anyMatch(notice -> notice.reason().equals("WordNotTaken"));
    }

    @Test
    void noEmptyVolumeIsOfferedNorTaken() {
        world.members().forEach(world.directory::loseVolume);
        work(10);
        Plan plan = world.reconcile(-1);
        String token = plan.notices().getFirst().message().replaceAll("(?s).*bootstrap@(\\w+).*", "$1");

        world.say("corp-1@" + token);
        work(5);

        assertThat(plan.notices().getFirst().message()).doesNotContain("corp-1@");
        assertThat(world.directory.isOpen(world.member(1))).isFalse();
    }

    @Test
    void theWordOfAnotherDayDoesNotStartAnewAgain() {
        world.members().forEach(world.directory::loseVolume);
        work(10);
        world.answer("bootstrap@");
        world.converge();
        String word = world.wish.word().orElseThrow();

        world.members().forEach(world.directory::loseVolume);
        work(20);

        assertThat(world.wish.word()).contains(word);
        assertThat(world.reconcile(-1).isStalled()).isTrue();
        assertThat(world.members()).noneMatch(world.directory::isOpen);
    }

    @Test
    void aWordThatWasTakenIsNotComplainedOfWhoeverPutsItBack() {
        world.members().forEach(world.directory::loseVolume);
        work(10);
        world.answer("bootstrap@");
        world.converge();

        assertThat(world.reconcile(-1).notices()).isEmpty();
    }

    @Test
    void aMemberWhoseLoadHadCompletedCanBeTrustedByName() {
        World young = new World(1, new FullMesh());
        young.converge();
        young.scaleTo(2);
        for (int second = 0; second < 60 && !isLoaded(young); second++) {
            young.startMissing();
            young.directory.tick();
            young.reconcile(-1);
        }
        young.directory.loseVolume(young.member(0));
        for (int second = 0; second < 10; second++) {
            young.startMissing();
            young.directory.tick();
            young.reconcile(-1);
        }

        young.answer("corp-1@");
        young.converge();

        assertThat(young.directory.isOpen(young.member(1))).isTrue();
        assertThat(young.directory.entries(young.member(0), World.SUFFIX)).isNotEmpty();
    }

    @Test
    void theLastDataIsOfferedEvenWhereItLostItsId() {
        World pair = new World(2, new FullMesh());
        pair.converge();
        pair.directory.crash(pair.member(1));
        pair.directory.pass(FakeDirectory.KEPT.plusDays(1));
        pair.directory.write(pair.member(0), World.SUFFIX, "missed by corp-1");
        pair.startMissing();
        while (pair.timeline.lines().stream().noneMatch(line -> line.contains("close corp-1"))) {
            pair.directory.tick();
            pair.reconcile(-1);
        }
        pair.directory.loseVolume(pair.member(0));
        for (int second = 0; second < 10; second++) {
            pair.startMissing();
            pair.directory.tick();
            pair.reconcile(-1);
        }

        pair.answer("corp-1@");
        pair.converge();

        assertThat(pair.members()).allMatch(pair.directory::isOpen);
    }

    @Test
    void aMemberAboveWhatIsWantedDoesNotKeepTheQuestionFromBeingAsked() {
        world.scaleTo(2);
        world.members().forEach(world.directory::loseVolume);
        work(10);

        assertThat(world.reconcile(-1).notices())
                .anyMatch(notice -> notice.reason().equals("AllDataLost"));
    }

    private static boolean isLoaded(World world) {
        return world.timeline.lines().stream().anyMatch(line -> line.contains("the load of corp-1 is proven"));
    }

    private void work(int seconds) {
        for (int second = 0; second < seconds; second++) {
            world.startMissing();
            world.directory.tick();
            world.reconcile(-1);
        }
    }
}
