package io.dirigent.operator.directory;

import io.dirigent.operator.membership.Mark;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.directory.api.ldap.model.entry.Entry;
import org.apache.directory.api.ldap.model.entry.Modification;
import org.apache.directory.api.ldap.model.exception.LdapException;

/**
 * The members of one cluster, spoken to over LDAP on their operator ports. Everything that writes reads first and writes only what
 * differs. One connection a member is kept; it is used by one thread at a time.
 */
public final class OpenDjAdmin implements DirectoryAdmin, AutoCloseable {

    private final DirectoryAccess access;
    private final Map<Member, MemberLine> lines = new ConcurrentHashMap<>();

    public OpenDjAdmin(DirectoryAccess access) {
        this.access = access;
    }

    @Override
    public Observation observe(Member member) throws DirectoryUnavailable {
        return line(member).look(session -> new Look(session, access, member).observe());
    }

    @Override
    public void configure(Member member, ReplicationSettings settings) throws DirectoryUnavailable {
        line(member).change("configuring replication", session -> {
            new ReplicationSetup(session, access, member).configure(settings);
        });
    }

    @Override
    public void addPeer(Member at, Member peer) throws DirectoryUnavailable {
        line(at).change("adding the peer " + peer, session -> {
            new ReplicationSetup(session, access, at)
                    .addPeer(ServerConfiguration.read(session), access.replicationAddressOf(peer));
        });
    }

    @Override
    public void removePeer(Member at, Member peer) throws DirectoryUnavailable {
        line(at).change("removing the peer " + peer, session -> {
            new ReplicationSetup(session, access, at)
                    .removePeer(ServerConfiguration.read(session), access.replicationAddressOf(peer));
        });
    }

    @Override
    public void startSeedLoad(Member seed, ServerId id) throws DirectoryUnavailable {
        line(seed).change("starting the seed's load", session -> new LoadTasks(session, access).importSeed(id));
    }

    @Override
    public void startLoad(Member target, ServerId id, ServerId source) throws DirectoryUnavailable {
        line(target).change("starting the load from server id " + source, session -> new LoadTasks(session, access)
                .loadFrom(source, id));
    }

    @Override
    public void forgetLoads(Member member, ServerId id) throws DirectoryUnavailable {
        line(member).change("forgetting loads", session -> new LoadTasks(session, access).forget(id));
    }

    @Override
    public void resetGeneration(Member member) throws DirectoryUnavailable {
        line(member).change("resetting the generation", session -> new GenerationTasks(session, access).start());
    }

    @Override
    public void mark(Member member, Mark mark) throws DirectoryUnavailable {
        line(member).change("marking the volume " + mark.state(), session -> write(session, mark));
    }

    /** The session is one with one process, and that has one volume: what is read here is still so when it is written. */
    private static void write(LdapSession session, Mark mark) throws LdapException {
        Entry entry = session.read(MarkEntry.DN).orElseThrow(() -> new LdapException("its volume has no mark"));
        Mark present = MarkEntry.read(entry);
        if (!present.volume().equals(mark.volume())) {
            throw new LdapException("its volume is another one by now: " + present.volume());
        }
        Modification[] changes = MarkEntry.changes(entry, mark);
        if (changes.length > 0) {
            session.modify(MarkEntry.DN, changes);
        }
    }

    private MemberLine line(Member member) {
        return lines.computeIfAbsent(member, one -> new MemberLine(one, access));
    }

    /** Closes every connection. A call that is under way may fail. */
    @Override
    public void close() {
        lines.values().forEach(MemberLine::close);
    }
}
