package io.dirigent.apiserver.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** One resource's objects, the last changes to them, and their watchers. Guarded by the store's lock. */
final class Table {
    final NavigableMap<ObjectKey, ObjectNode> objects = new TreeMap<>();
    final List<Consumer<Change>> watchers = new CopyOnWriteArrayList<>();
    private final Deque<Change> history = new ArrayDeque<>();
    private final int kept;
    private long forgotten;

    Table(int kept) {
        this.kept = kept;
    }

    void record(Change change) {
        history.addLast(change);
        if (history.size() > kept) {
            forgotten = history.removeFirst().revision();
        }
        for (Consumer<Change> watcher : watchers) {
            watcher.accept(change);
        }
    }

    List<Change> since(long revision) throws HistoryGone {
        if (revision < forgotten) {
            throw new HistoryGone(revision, forgotten);
        }
        List<Change> changes = new ArrayList<>();
        for (Change change : history) {
            if (change.revision() > revision) {
                changes.add(change);
            }
        }
        return changes;
    }
}
