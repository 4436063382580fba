package io.dirigent.apiserver.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * All objects, in memory. Revisions count up over all resources, as etcd's do. Resources are named by their qualified plural.
 * The history of each is bounded by itself, so that busy Leases do not push out what others want to catch up on.
 */
public final class Store {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Table> tables = new HashMap<>();
    private final List<Consumer<Change>> ofAll = new CopyOnWriteArrayList<>();
    private final int history;
    // The first revisions of a real cluster are long gone when a client meets it.
    private long revision = 100;

    /** A store that remembers this many changes of each resource. */
    public Store(int history) {
        this.history = history;
    }

    /** Does something with nobody writing in between. */
    public <T> T alone(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private Table table(String resource) {
        return tables.computeIfAbsent(resource, name -> new Table(history));
    }

    /** The newest revision of all. */
    public long revision() {
        return alone(() -> revision);
    }

    /** One object. */
    public Optional<ObjectNode> get(String resource, ObjectKey key) {
        return alone(() -> Optional.ofNullable(table(resource).objects.get(key)));
    }

    /** The objects of a namespace, or of all when it is empty. */
    public Listing list(String resource, String namespace) {
        return alone(() -> new Listing(revision, select(table(resource), namespace)));
    }

    private static List<ObjectNode> select(Table table, String namespace) {
        return table.objects.entrySet().stream()
                .filter(entry ->
                        namespace.isEmpty() || entry.getKey().namespace().equals(namespace))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Stores the object, new or changed, under a new revision, which it is given; returns it. */
    public ObjectNode put(String resource, ObjectKey key, ObjectNode object) {
        return alone(() -> {
            Table table = table(resource);
            Optional<ObjectNode> before = Optional.ofNullable(table.objects.get(key));
            revision++;
            stamp(object);
            table.objects.put(key, object);
            Change.Kind kind = before.isPresent() ? Change.Kind.MODIFIED : Change.Kind.ADDED;
            announce(table, new Change(kind, revision, key, before, object));
            return object;
        });
    }

    /** Takes the object out; returns it as it was last, with the deletion's revision. */
    public Optional<ObjectNode> remove(String resource, ObjectKey key) {
        return alone(() -> {
            Table table = table(resource);
            ObjectNode before = table.objects.remove(key);
            if (before == null) {
                return Optional.empty();
            }
            revision++;
            ObjectNode last = before.deepCopy();
            stamp(last);
            announce(table, new Change(Change.Kind.DELETED, revision, key, Optional.of(before), last));
            return Optional.of(last);
        });
    }

    private void stamp(ObjectNode object) {
        Json.ensure(object, "metadata").put("resourceVersion", Long.toString(revision));
    }

    /** Hands over what changed since the revision, then each change to come, in order; the receiver must not block. */
    public Subscription follow(String resource, long since, Consumer<Change> receiver) throws HistoryGone {
        lock.lock();
        try {
            if (since > revision) {
                throw new HistoryGone(since, revision); // from the life of another server
            }
            table(resource).since(since).forEach(receiver);
            return subscribe(resource, receiver);
        } finally {
            lock.unlock();
        }
    }

    /** Hands over the objects as they are, then each change to come. */
    public Subscription followFromNow(String resource, Consumer<Listing> start, Consumer<Change> receiver) {
        return alone(() -> {
            start.accept(list(resource, ""));
            return subscribe(resource, receiver);
        });
    }

    /** Hands over each change to come, of whatever resource. */
    public Subscription followAll(Consumer<Change> receiver) {
        ofAll.add(receiver);
        return () -> ofAll.remove(receiver);
    }

    private void announce(Table table, Change change) {
        table.record(change);
        ofAll.forEach(receiver -> receiver.accept(change));
    }

    private Subscription subscribe(String resource, Consumer<Change> receiver) {
        List<Consumer<Change>> watchers = table(resource).watchers;
        watchers.add(receiver);
        return () -> watchers.remove(receiver);
    }
}
