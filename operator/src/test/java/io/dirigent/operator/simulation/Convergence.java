package io.dirigent.operator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.directory.Observation;
import io.dirigent.operator.directory.Observation.Replication;
import io.dirigent.operator.membership.Member;
import java.util.TreeSet;

/** What must be true of a cluster that was left alone for long enough. */
final class Convergence {

    private Convergence() {}

    static void check(World world) {
        assertThat(world.members()).hasSize(Math.max(world.wish.replicas(), world.wereTwo() ? 2 : 1));
        assertThat(world.directory.establishedLinks())
                .isEqualTo(world.wish.topology().links(new TreeSet<>(world.members())));
        for (Member member : world.members()) {
            assertThat(world.isOutdated(member)).as("%s is outdated", member).isFalse();
            assertThat(world.look()
                            .seen(member)
                            .flatMap(Observation::replication)
                            .map(Replication::purgeDelay))
                    .as("%s keeps changes for", member)
                    .contains(world.wish.purgeDelay());
            assertThat(world.directory.isOpen(member)).as("%s is open", member).isTrue();
            assertThat(world.directory.acknowledgedWritesMissingOn(member))
                    .as("I4: lost on %s", member)
                    .isEmpty();
        }
    }
}
