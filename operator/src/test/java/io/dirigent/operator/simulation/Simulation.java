package io.dirigent.operator.simulation;

import io.dirigent.operator.plan.ClusterView;
import io.dirigent.operator.plan.Plan;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Takes walks. Whatever happens, in whatever order, with an operator that dies at any call: the invariants hold, and it converges.
 *
 * @param invariants what must hold after each event and after each reconcile, new for each walk
 */
record Simulation(Supplier<Consumer<World>> invariants) {

    static final Simulation REAL = new Simulation(Invariants::new);

    private static final int MOST_DEEDS_OF_A_PERSON = 15;

    /** Takes the walk of a seed. A red one is shown without whatever it does not need to be red; what is left is always the same. */
    Ending take(long seed) {
        Ending ending = take(Walk.of(seed));
        return ending.isRed() ? simplified(simplified(shortened(ending), Event::calm), Event::fresh) : ending;
    }

    /** Takes one that is made already. */
    Ending take(Walk walk) {
        World world = new World(walk.replicas(), walk.topology(), walk.suffixes());
        Optional<Throwable> failure = Optional.empty();
        try {
            goThrough(walk, world);
        } catch (AssertionError | RuntimeException e) {
            failure = Optional.of(e);
        }
        return new Ending(walk, world.timeline, failure);
    }

    private Ending shortened(Ending red) {
        Ending shortest = red;
        for (int count = red.walk().events().size(); count > 0; count /= 2) {
            for (int from = 0; from + count <= shortest.walk().events().size(); ) {
                Ending shorter = take(shortest.walk().without(from, count));
                if (shorter.isRed()) {
                    shortest = shorter;
                } else {
                    from++;
                }
            }
        }
        return shortest;
    }

    /** The end of a red walk of which all events are simpler that can be. */
    private Ending simplified(Ending red, UnaryOperator<Event> simpler) {
        Ending simplest = red;
        for (int i = 0; i < red.walk().events().size(); i++) {
            Walk walk = simplest.walk();
            Ending next = take(walk.with(i, simpler.apply(walk.events().get(i))));
            simplest = next.isRed() ? next : simplest;
        }
        return simplest;
    }

    private void goThrough(Walk walk, World world) {
        Consumer<World> watch = invariants.get();
        if (walk.isGrown()) {
            world.converge();
        }
        ClusterView before = world.look();
        for (Event event : walk.events()) {
            world.tell(event);
            event.befall(world);
            watch.accept(world);
            world.directory.tick(event.seconds());
            ClusterView now = world.look();
            world.reconcile(event.isStale() ? before : now, event.fatalCall());
            before = now;
            watch.accept(world);
        }
        world.heal();
        settle(world, watch);
        world.directory.tick(10);
        Convergence.check(world);
    }

    /** The user does as told, until nothing is told any more. */
    private static void settle(World world, Consumer<World> watch) {
        Person person = new Person(world);
        for (int deeds = 0; deeds < MOST_DEEDS_OF_A_PERSON; deeds++) {
            Plan plan = world.work();
            watch.accept(world);
            if (world.isDone(plan)) {
                return;
            }
            if (!person.doesAsTold(plan)) {
                throw new AssertionError("it never settles");
            }
            watch.accept(world);
        }
        throw new AssertionError("a person was told to do something " + MOST_DEEDS_OF_A_PERSON + " times");
    }
}
