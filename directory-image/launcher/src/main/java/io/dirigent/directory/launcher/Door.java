package io.dirigent.directory.launcher;

import io.dirigent.directory.hooks.Neighbours;
import io.dirigent.directory.launcher.log.Log;
import io.dirigent.directory.launcher.mark.Gate;
import io.dirigent.directory.launcher.mark.Mark;
import io.dirigent.directory.launcher.mark.Renewals;
import io.dirigent.directory.launcher.mark.Verdict;
import io.dirigent.directory.launcher.server.InternalLdap;
import io.dirigent.directory.launcher.server.PublicHandlers;
import io.dirigent.directory.launcher.server.Replication;
import io.dirigent.directory.launcher.server.ServerFailure;
import java.util.Optional;
import java.util.Set;

/** Watches the mark and opens and closes the public ports accordingly; renews links when the mark asks for it. */
final class Door {

    private final InternalLdap ldap;
    private final Replication replication;
    private final PublicHandlers handlers;
    private final Gate gate;
    private final Renewals renewals;
    private volatile Verdict verdict = new Verdict.Closed("starting");
    private volatile Optional<Mark> mark = Optional.empty();

    Door(InternalLdap ldap, Replication replication, PublicHandlers handlers, Gate gate) {
        this.ldap = ldap;
        this.replication = replication;
        this.handlers = handlers;
        this.gate = gate;
        this.renewals = new Renewals(readMark().map(Mark::renew).orElse(Set.of()));
    }

    Verdict verdict() {
        return verdict;
    }

    /** The mark as it was seen last. */
    Optional<Mark> mark() {
        return mark;
    }

    /** One look; several a second. */
    void look() {
        mark = readMark();
        Verdict now = gate.decide(mark, replication.view());
        try {
            act(now);
        } catch (ServerFailure e) {
            verdict = new Verdict.Closed("the public ports do not follow the mark: " + e.getMessage());
            throw e;
        }
        if (!now.equals(verdict)) {
            Log.info((now instanceof Verdict.Open ? "public ports are open: " : "public ports are closed: ")
                    + now.reason());
        }
        verdict = now;
        mark.ifPresent(current -> renewals.fresh(current.renew()).forEach(Door::renew));
    }

    private void act(Verdict now) {
        switch (now) {
            case Verdict.Open open -> handlers.open();
            case Verdict.Closed closed -> {
                if (!handlers.areClosed()) {
                    handlers.close();
                }
            }
        }
    }

    private Optional<Mark> readMark() {
        return ldap.read(Mark.DN).map(Mark::read);
    }

    /** In a thread of its own: a neighbour that hangs must not keep the ports from closing. */
    private static void renew(int replicationServerId) {
        Thread.ofPlatform().daemon().name("renew " + replicationServerId).start(() -> {
            int sessions = Neighbours.renew(replicationServerId);
            Log.info("renewed the link to replication server " + replicationServerId + ": " + sessions
                    + " sessions closed");
        });
    }
}
