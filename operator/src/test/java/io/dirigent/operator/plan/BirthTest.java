package io.dirigent.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.simulation.World;
import io.dirigent.operator.topology.FullMesh;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The first data, when it is wrong at first. */
class BirthTest {

    private final World world = new World(2, new FullMesh());

    @Test
    void anLdifWithoutEntriesIsTriedAgainOnceItIsCorrected() {
        world.directory.seedWith(Set.of());
        Plan plan = world.pass(60);
        assertThat(plan.notices()).anyMatch(notice -> notice.reason().equals("SeedEmpty"));

        world.directory.seedWith(Set.of("base"));
        world.pass(120);

        assertThat(world.members()).allMatch(world.directory::isOpen);
    }
}
