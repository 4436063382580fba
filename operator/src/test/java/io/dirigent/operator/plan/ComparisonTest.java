package io.dirigent.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.directory.FakeDirectory;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.simulation.World;
import io.dirigent.operator.topology.FullMesh;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Members that come back after more time than changes are kept. */
class ComparisonTest {

    private static final Duration LONG = FakeDirectory.KEPT.plusDays(1);

    private final World world = new World(3, new FullMesh());

    ComparisonTest() {
        world.converge();
    }

    @Test
    void aClusterThatWasStoppedForLongServesAgainAsItWas() {
        write(0, "before");
        world.members().forEach(world.directory::crash);
        world.directory.pass(LONG);

        world.converge();

        assertThat(world.members()).allSatisfy(member -> {
            assertThat(world.directory.isOpen(member)).isTrue();
            assertThat(world.directory.serverId(member)).contains(new ServerId(member.ordinal() + 1));
            assertThat(world.directory.entries(member, World.SUFFIX)).contains("before");
        });
    }

    @Test
    void whoMissedNothingIsReadmitted() {
        write(0, "before");
        absent(2, () -> world.directory.pass(LONG));

        world.converge();

        assertThat(world.directory.isOpen(world.member(2))).isTrue();
        assertThat(world.directory.serverId(world.member(2))).contains(new ServerId(3));
    }

    @Test
    void whoMissedWhatNobodyKeepsIsLoadedAnewUnderANewId() {
        absent(2, () -> {
            world.directory.pass(Duration.ofHours(1));
            write(0, "missed");
            world.directory.pass(LONG);
            write(1, "new");
        });

        world.converge();

        assertThat(world.directory.serverId(world.member(2))).contains(new ServerId(4));
        assertThat(world.directory.entries(world.member(2), World.SUFFIX)).contains("missed", "new");
    }

    @Test
    void itIsNeverOpenBeforeThat() {
        absent(2, () -> {
            world.directory.pass(Duration.ofHours(1));
            write(0, "missed");
            world.directory.pass(LONG);
        });
        world.startMissing();

        for (int second = 0; second < 200; second++) {
            world.directory.tick();
            world.reconcile(-1);
            assertThat(!world.directory.isOpen(world.member(2))
                            || world.directory
                                    .entries(world.member(2), World.SUFFIX)
                                    .contains("missed"))
                    .as(world.timeline::toString)
                    .isTrue();
        }
    }

    @Test
    void whereNobodyStayedAllMustBeSeenFirst() {
        world.members().forEach(world.directory::crash);
        world.directory.pass(LONG);
        world.directory.start(world.member(0));
        world.directory.start(world.member(1));

        for (int second = 0; second < 100; second++) {
            world.directory.tick();
            Plan plan = world.reconcile(-1);
            assertThat(plan.steps()).isEmpty();
            assertThat(plan.notices())
                    .anySatisfy(notice -> assertThat(notice.message()).contains("not yet seen: [corp-2]"));
        }

        world.answer("corp-1@");
        world.reconcile(-1);
        world.reconcile(-1);
        assertThat(world.directory.isOpen(world.member(1))).isTrue();
    }

    @Test
    void aWordDoesNotAnswerTheSameQuestionOfAnotherDay() {
        world.members().forEach(world.directory::crash);
        world.directory.pass(LONG);
        world.directory.start(world.member(0));
        world.directory.tick();
        world.answer("corp-0@");
        world.converge();
        world.members().forEach(world.directory::crash);
        world.directory.pass(LONG);
        world.directory.start(world.member(0));

        for (int second = 0; second < 20; second++) {
            world.directory.tick();
            world.reconcile(-1);
        }

        assertThat(world.directory.isOpen(world.member(0))).isFalse();
    }

    @Test
    void ofThoseWhoWereAwayTheOneThatWasAliveLastIsTheSource() {
        world.directory.crash(world.member(0));
        world.directory.crash(world.member(1));
        world.directory.pass(Duration.ofHours(1));
        write(2, "while alone");
        world.directory.crash(world.member(2));
        world.directory.pass(LONG);

        world.converge();

        assertThat(world.directory.serverId(world.member(2))).contains(new ServerId(3));
        assertThat(world.members()).allSatisfy(member -> assertThat(world.directory.entries(member, World.SUFFIX))
                .contains("while alone"));
    }

    private void write(int ordinal, String entry) {
        assertThat(world.directory.write(world.member(ordinal), World.SUFFIX, entry))
                .isPresent();
        world.directory.tick(3);
    }

    private void absent(int ordinal, Runnable meanwhile) {
        world.directory.crash(world.member(ordinal));
        meanwhile.run();
    }
}
