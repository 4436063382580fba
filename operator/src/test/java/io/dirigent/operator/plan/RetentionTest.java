package io.dirigent.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.directory.FakeDirectory;
import io.dirigent.operator.directory.Observation;
import io.dirigent.operator.directory.Observation.Replication;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.simulation.World;
import io.dirigent.operator.topology.FullMesh;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long changes are kept is what every changelog does, not what the resource says. */
class RetentionTest {

    private static final Duration LONG = Duration.ofDays(14);
    private static final Duration SHORT = Duration.ofDays(1);

    private final World world = new World(3, new FullMesh());

    RetentionTest() {
        world.converge();
    }

    @Test
    void aChangedPurgeDelayReachesEachServerAndRestartsNobody() {
        world.keepChangesFor(LONG);
        world.converge();

        assertThat(world.members())
                .allSatisfy(member -> assertThat(kept(member)).contains(LONG));
        assertThat(world.timeline.lines()).noneMatch(line -> line.contains("restart corp-"));
        assertThat(limit()).isEqualTo(Duration.ofHours(14 * 24 * 9 / 10).plusMinutes(24));
    }

    @Test
    void theLimitDoesNotRiseBeforeEverySupplierKeepsChangesForSoLong() {
        world.directory.pause(world.member(2));
        world.keepChangesFor(LONG);
        for (int look = 0; look < 20; look++) {
            world.directory.tick();
            world.reconcile(-1);
            assertThat(limit()).isEqualTo(FakeDirectory.KEPT.multipliedBy(9).dividedBy(10));
        }

        world.directory.resume(world.member(2));
        world.converge();

        assertThat(limit()).isGreaterThan(Duration.ofDays(12));
    }

    @Test
    void theLimitFallsBeforeAnyServerKeepsLess() {
        world.keepChangesFor(SHORT);
        world.reconcile(0);

        assertThat(world.members())
                .allSatisfy(member -> assertThat(kept(member)).contains(FakeDirectory.KEPT));
        assertThat(limit()).isLessThan(SHORT);
    }

    /** Its neighbours threw away after three days what it missed; that the resource said something else by then helps it nothing. */
    @Test
    void whoWasAwayWhenTheDelayWasRaisedIsComparedBeforeItServes() {
        Member away = world.member(2);
        ServerId old = world.directory.serverId(away).orElseThrow();
        world.directory.crash(away);
        world.directory.write(world.member(0), World.SUFFIX, "missed");
        world.directory.tick(3);
        world.keepChangesFor(LONG);
        world.reconcile(-1);
        world.directory.pass(Duration.ofDays(5));
        world.directory.write(world.member(0), World.SUFFIX, "later");

        world.startMissing();
        assertThat(world.directory.isOpen(away)).isFalse();
        world.converge();

        assertThat(world.directory.serverId(away)).isPresent().get().isNotEqualTo(old);
        assertThat(world.directory.entries(away, World.SUFFIX)).contains("missed", "later");
    }

    private Optional<Duration> kept(Member member) {
        return world.look().seen(member).flatMap(Observation::replication).map(Replication::purgeDelay);
    }

    private Duration limit() {
        return world.inSyncLimit().orElseThrow();
    }
}
