package io.dirigent.operator.directory;

import io.dirigent.operator.directory.Observation.Load;
import io.dirigent.operator.membership.Mark;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import java.util.List;
import java.util.Optional;
import org.apache.directory.api.ldap.model.exception.LdapException;

/** One look at one member: its configuration, its data and replication, and its loads. */
final class Look {

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
        // Before the vectors: where the doors were shut and nobody was connected, they have all that was ever
        // acknowledged.
        Launcher launcher = Launcher.read(session);
        GenerationTasks generation = new GenerationTasks(session, access);
        SuffixMonitor suffixes = SuffixMonitor.read(session, access);
        return new Observation(
                mark,
                configuration.replication(access, member),
                suffixes.suffixes(),
                suffixes.schema(),
                launcher.absence(),
                loads,
                generation.lastStarted(),
                launcher.vitals());
    }
}
