package io.dirigent.operator.directory;

import java.time.Instant;
import java.util.Optional;
import org.apache.directory.api.ldap.model.entry.Entry;
import org.apache.directory.api.ldap.model.exception.LdapEntryAlreadyExistsException;
import org.apache.directory.api.ldap.model.exception.LdapException;
import org.apache.directory.api.ldap.model.message.SearchScope;
import org.apache.directory.api.ldap.model.name.Dn;

/** The server's tasks that give all connected replication servers the generation id of this server's data, a suffix each. */
final class GenerationTasks {

    private static final String BASE = "cn=Scheduled Tasks,cn=Tasks";

    private static final String NAME = "dirigent-generation-";

    private final LdapSession session;
    private final DirectoryAccess access;

    GenerationTasks(LdapSession session, DirectoryAccess access) {
        this.session = session;
        this.access = access;
    }

    /** When the last of them began; nothing if none was ever asked for, or the server has forgotten it. */
    Optional<Instant> lastStarted() throws LdapException {
        return session.search(BASE, SearchScope.ONELEVEL, "(ds-task-id=" + NAME + "*)").stream()
                .flatMap(task -> LoadReport.began(task).stream())
                .max(Instant::compareTo);
    }

    /** Starts them, unless they run; those of an earlier time make room. */
    void start() throws LdapException {
        for (String suffix : access.suffixes()) {
            String name = NAME + access.backendOf(suffix);
            String dn = new Dn("ds-task-id=" + name + "," + BASE).toString();
            Optional<Entry> earlier = session.read(dn);
            if (earlier.isPresent()) {
                if (LoadReport.stateOf(earlier.get()) == Observation.Load.State.RUNNING) {
                    continue;
                }
                session.delete(dn);
            }
            try {
                session.add(
                        dn,
                        "objectClass: top",
                        "objectClass: ds-task",
                        "objectClass: ds-task-reset-generation-id",
                        "ds-task-class-name: org.opends.server.tasks.SetGenerationIdTask",
                        "ds-task-id: " + name,
                        "ds-task-reset-generation-id-domain-base-dn: " + suffix);
            } catch (LdapEntryAlreadyExistsException e) {
                // Another operator, that was the leader a moment ago, was faster: it is the same task.
                continue;
            }
        }
    }
}
