package io.dirigent.operator.directory;

import io.dirigent.operator.directory.Observation.Load;
import io.dirigent.operator.membership.ServerId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final String STATE = "ds-task-state";

    /** What is deleted at the source during a load is announced, but never comes: that many, and one in a hundred, may be left. */
    private static final long DELETED_MEANWHILE = 10;

    private static final Pattern IMPORTED = Pattern.compile(
            "Processed \\d+ entries, imported (?<imported>\\d+), skipped \\d+, rejected (?<rejected>\\d+)");
    private static final Pattern TEXT = Pattern.compile("message=\"(.*)\"$", Pattern.DOTALL);

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

    void loadFrom(ServerId source, ServerId id) throws LdapException {
        Set<String> present = names(tasks(id));
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
            if (stateOf(task) != Load.State.RUNNING) {
                session.delete(dnOf(Values.one(task, "ds-task-id")));
            }
        }
    }

    List<Load> loads(ServerId id) throws LdapException {
        List<Entry> tasks = tasks(id);
        List<Load> loads = new ArrayList<>();
        for (String suffix : access.suffixes()) {
            for (Entry task : tasks) {
                String name = Values.one(task, "ds-task-id");
                if (name.equals(seedName(id, suffix)) || name.equals(loadName(id, suffix))) {
                    loads.add(load(suffix, task));
                }
            }
        }
        return loads;
    }

    private List<Entry> tasks(ServerId id) throws LdapException {
        String filter = "(|(ds-task-id=dirigent-seed-" + id + "-*)(ds-task-id=dirigent-load-" + id + "-*))";
        return session.search(BASE, SearchScope.ONELEVEL, filter);
    }

    /** What a task's entry says; the import tells what it did only in its messages. */
    static Load load(String suffix, Entry task) {
        Load.State state = stateOf(task);
        List<String> messages = Values.all(task, "ds-task-log-message");
        for (String message : messages) {
            Matcher imported = IMPORTED.matcher(message);
            if (imported.find()) {
                // The server calls an import successful that left entries out. (Those of another suffix are only
                // skipped.)
                Load.State whole = imported.group("rejected").equals("0") ? state : Load.State.FAILED;
                return new Load(suffix, whole, Long.parseLong(imported.group("imported")), 0, imported.group());
            }
        }
        long processed = Values.number(task, "ds-task-processed-entry-count", 0);
        long left = Values.number(task, "ds-task-unprocessed-entry-count", 0);
        if (state == Load.State.COMPLETED && processed == 0) {
            // So ends a total update from a member to which no connection stands. Whatever was there before, is there
            // still.
            return new Load(
                    suffix, Load.State.FAILED, 0, left, "completed with nothing done: the source is no neighbour");
        }
        if (state == Load.State.COMPLETED && left > DELETED_MEANWHILE + processed / 100) {
            // So ends a total update whose source died: with the source's generation id, Normal, and only a part of the
            // entries.
            return new Load(suffix, Load.State.FAILED, processed, left, "ended with " + left + " entries left");
        }
        String message = state == Load.State.RUNNING || messages.isEmpty() ? "" : plain(messages.getLast());
        return new Load(suffix, state, processed, left, message);
    }

    private static String plain(String message) {
        Matcher text = TEXT.matcher(message);
        return text.find() ? text.group(1) : message;
    }

    /** A task that the server has not begun yet counts as running: nothing has to be done but to wait. */
    static Load.State stateOf(Entry task) {
        return switch (Values.one(task, STATE)) {
            case "COMPLETED_SUCCESSFULLY" -> Load.State.COMPLETED;
            case "", "RUNNING", "UNSCHEDULED", "WAITING_ON_START_TIME", "WAITING_ON_DEPENDENCY" -> Load.State.RUNNING;
            default -> Load.State.FAILED;
        };
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
