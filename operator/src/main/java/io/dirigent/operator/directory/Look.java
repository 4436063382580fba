package io.dirigent.operator.directory;

import io.dirigent.operator.directory.Observation.Absence;
import io.dirigent.operator.directory.Observation.Load;
import io.dirigent.operator.membership.Mark;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.directory.api.ldap.model.entry.Entry;
import org.apache.directory.api.ldap.model.exception.LdapException;

/** One look at one member: its configuration, its data and replication, and its loads. */
final class Look {

    private static final String START = "cn=dirigent,cn=monitor";
    private static final String STARTED = "dirigent-started";
    private static final String OUT_OF_SYNC_SINCE = "dirigent-out-of-sync-since";

    private final LdapSession session;
    private final DirectoryAccess access;
    private final Member member;

    Look(LdapSession session, DirectoryAccess access, Member member) {
        this.session = session;
        this.access = access;
        this.member = member;
    }

    Observation observe() throws LdapException {
        ServerConfiguration configuration = ServerConfiguration.read(session);
        if (configuration.mark() == null) {
            throw new LdapException("its volume has no mark");
        }
        Mark mark = MarkEntry.read(configuration.mark());
        Optional<ServerId> present = mark.serverId().or(configuration::serverId);
        // Before the entries are counted: those of a load that ends in between would be missing from a load that is
        // complete.
        List<Load> loads = present.isPresent() ? new LoadTasks(session, access).loads(present.get()) : List.of();
        return new Observation(
                mark, configuration.replication(access, member), SuffixMonitor.read(session, access), absence(), loads);
    }

    /** What the launcher tells of the start. It does so a moment after the server answers; until then nothing is known of the member. */
    private Optional<Absence> absence() throws LdapException {
        Entry start = session.read(START, STARTED, OUT_OF_SYNC_SINCE)
                .orElseThrow(() -> new LdapException("it has just started"));
        Instant started = Instant.parse(Values.one(start, STARTED));
        return Values.optional(start, OUT_OF_SYNC_SINCE).map(since -> new Absence(Instant.parse(since), started));
    }
}
