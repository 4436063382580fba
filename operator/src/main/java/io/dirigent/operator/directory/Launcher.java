package io.dirigent.operator.directory;

import io.dirigent.operator.directory.Observation.Absence;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.apache.directory.api.ldap.model.entry.Entry;
import org.apache.directory.api.ldap.model.exception.LdapException;

/** What a member's launcher tells, beside what the server does. */
record Launcher(Optional<Absence> absence, Vitals vitals) {

    private static final String ENTRY = "cn=dirigent,cn=monitor";

    /** It tells this a moment after the server answers; until then nothing is known of the member. */
    static Launcher read(LdapSession session) throws LdapException {
        return of(session.read(ENTRY).orElseThrow(() -> new LdapException("it has just started")));
    }

    static Launcher of(Entry told) {
        Instant started = Instant.parse(Values.one(told, "dirigent-started"));
        return new Launcher(
                Values.optional(told, "dirigent-out-of-sync-since")
                        .map(since -> new Absence(Instant.parse(since), started)),
                new Vitals(
                        new Vitals.Doors(
                                Values.one(told, "dirigent-doors").equals("open"),
                                Values.one(told, "dirigent-doors-reason"),
                                (int) Values.number(told, "dirigent-client-connections", 0)),
                        new Vitals.Storage(
                                Values.number(told, "dirigent-free-bytes", 0),
                                Values.number(told, "dirigent-changelog-bytes", 0)),
                        new Vitals.Keys(
                                Set.copyOf(Values.all(told, "dirigent-certificate")),
                                Set.copyOf(Values.all(told, "dirigent-authority"))),
                        Values.one(told, "dirigent-forwards").equals("true")));
    }
}
