package io.dirigent.bench;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How much a server does in a second, with {@value Load#CLIENTS} clients.
 *
 * @param adds right after a start
 * @param modifies right after a start
 * @param searches warm
 */
record Rates(double adds, double modifies, double searches) {

    /** Measures a server whose suffix has no people yet. */
    static Rates of(Server server, Effort effort) throws Exception {
        server.restart();
        int people = Load.during(effort.writes(), server::connect, People::add);
        server.restart();
        int modifies = Load.during(
                effort.writes(),
                server::connect,
                (connection, number) -> People.modify(connection, number % people, number));
        Load.Operation find = (connection, number) ->
                People.find(connection, ThreadLocalRandom.current().nextInt(people));
        Load.during(effort.warmUp(), server::connect, find);
        int searches = Load.during(effort.searches(), server::connect, find);
        return new Rates(
                perSecond(people, effort.writes()),
                perSecond(modifies, effort.writes()),
                perSecond(searches, effort.searches()));
    }

    private static double perSecond(int operations, Duration time) {
        return operations * 1e3 / time.toMillis();
    }
}
