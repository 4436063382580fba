package io.dirigent.operator.directory;

import io.dirigent.operator.directory.Observation.Load;
import io.dirigent.operator.membership.ServerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.directory.api.ldap.model.entry.Entry;
import org.apache.directory.api.ldap.model.exception.LdapEntryAlreadyExistsException;
import org.apache.directory.api.ldap.model.exception.LdapException;
import org.apache.directory.api.ldap.model.message.SearchScope;
import org.apache.directory.api.ldap.model.name.Dn;

/**
 * Loads as tasks of a member's server. A task's name follows from the server id and the suffix, so that whoever repeats a step finds what
 * was started before.
 */
final class LoadTasks {

    private static final String BASE = "cn=Scheduled Tasks,cn=Tasks";
    private final LdapSession session;
    private final DirectoryAccess access;

    LoadTasks(LdapSession session, DirectoryAccess access) {
        this.session = session;
        this.access = access;
    }

    void importSeed(ServerId id) throws LdapException {
        Set<String> present = names(tasks(id));
        for (String suffix : access.suffixes()) {
            String backend = access.backendOf(suffix);
            start(
                    present,
                    seedName(id, suffix),
                    "objectClass: ds-task-import",
                    "ds-task-class-name: org.opends.server.tasks.ImportTask",
                    "ds-task-import-backend-id: " + backend,
                    "ds-task-import-clear-backend: true",
                    "ds-task-import-ldif-file: bootstrap/" + backend + ".ldif");
        }
    }

    /** Refused where the source is no neighbour: the server may not notice that nobody hears it, and its task would run for ever. */
    void loadFrom(ServerId source, ServerId id) throws LdapException {
        Set<String> present = names(tasks(id));
        if (present.isEmpty()
                && !SuffixMonitor.read(session, access).suffixes().values().stream()
                        .allMatch(suffix -> suffix.neighbours().containsKey(source))) {
            throw new LdapException("no connection with server id " + source + " stands");
        }
        for (String suffix : access.suffixes()) {
            start(
                    present,
                    loadName(id, suffix),
                    "objectClass: ds-task-initialize-from-remote-replica",
                    "ds-task-class-name: org.opends.server.tasks.InitializeTask",
                    "ds-task-initialize-domain-dn: " + suffix,
                    "ds-task-initialize-replica-server-id: " + source);
        }
    }

    private void start(Set<String> present, String name, String... what) throws LdapException {
        if (present.contains(name)) {
            return;
        }
        List<Object> lines =
                new ArrayList<>(List.of("objectClass: top", "objectClass: ds-task", "ds-task-id: " + name));
        lines.addAll(List.of(what));
        try {
            session.add(dnOf(name), lines.toArray());
        } catch (LdapEntryAlreadyExistsException e) {
            // Another operator, that was the leader a moment ago, was faster: it is the same task.
            return;
        }
    }

    /** Deletes the tasks of the id that are over. */
    void forget(ServerId id) throws LdapException {
        for (Entry task : tasks(id)) {
            if (LoadReport.stateOf(task) != Load.State.RUNNING) {
                session.delete(dnOf(Values.one(task, "ds-task-id")));
            }
        }
    }

    List<Load> loads(ServerId id) throws LdapException {
        Map<String, Entry> tasks = new HashMap<>();
        tasks(id).forEach(task -> tasks.put(Values.one(task, "ds-task-id"), task));
        List<Load> loads = new ArrayList<>();
        List<Entry> imports = new ArrayList<>();
        for (String suffix : access.suffixes()) {
            Entry seed = tasks.get(seedName(id, suffix));
            Entry load = tasks.get(loadName(id, suffix));
            if (seed != null) {
                imports.add(seed);
            }
            if (seed != null || load != null) {
                loads.add(LoadReport.load(suffix, load != null ? load : seed));
            }
        }
        long homeless = imports.size() == access.suffixes().size() ? LoadReport.entriesOfNoSuffix(imports) : 0;
        return homeless == 0
                ? loads
                : loads.stream().map(load -> failed(load, homeless)).toList();
    }

    private static Load failed(Load load, long homeless) {
        String why = homeless + " entries of the LDIF belong to no suffix";
        return new Load(load.suffix(), Load.State.FAILED, load.processed(), load.left(), why, load.since());
    }

    private List<Entry> tasks(ServerId id) throws LdapException {
        String filter = "(|(ds-task-id=dirigent-seed-" + id + "-*)(ds-task-id=dirigent-load-" + id + "-*))";
        return session.search(BASE, SearchScope.ONELEVEL, filter);
    }

    private static Set<String> names(List<Entry> tasks) {
        Set<String> names = new HashSet<>();
        tasks.forEach(task -> names.add(Values.one(task, "ds-task-id")));
        return names;
    }

    private String seedName(ServerId id, String suffix) {
        return "dirigent-seed-" + id + "-" + access.backendOf(suffix);
    }

    private String loadName(ServerId id, String suffix) {
        return "dirigent-load-" + id + "-" + access.backendOf(suffix);
    }

    private static String dnOf(String name) throws LdapException {
        return new Dn("ds-task-id=" + name + "," + BASE).toString();
    }
}
