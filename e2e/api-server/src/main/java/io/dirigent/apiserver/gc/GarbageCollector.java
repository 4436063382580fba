package io.dirigent.apiserver.gc;

import com.fasterxml.jackson.databind.JsonNode;
import io.dirigent.apiserver.json.Json;
import io.dirigent.apiserver.registry.Registry;
import io.dirigent.apiserver.resource.Catalog;
import io.dirigent.apiserver.store.Change;
import io.dirigent.apiserver.store.Store;
import io.dirigent.apiserver.store.Subscription;
import java.util.concurrent.Semaphore;

/** Looks through all objects whenever something happened that may leave garbage. */
public final class GarbageCollector implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(GarbageCollector.class.getName());

    private final Semaphore signal = new Semaphore(0);
    private final Sweep sweep;
    private final Subscription subscription;
    private final Thread thread;

    private GarbageCollector(Store store, Catalog catalog, Registry registry) {
        this.sweep = new Sweep(store, catalog, registry);
        this.subscription = store.followAll(this::onChange);
        this.thread = Thread.ofVirtual().name("garbage-collector").unstarted(this::run);
    }

    /** Starts collecting. */
    public static GarbageCollector start(Store store, Catalog catalog, Registry registry) {
        GarbageCollector collector = new GarbageCollector(store, catalog, registry);
        collector.thread.start();
        return collector;
    }

    private void onChange(Change change) {
        JsonNode metadata = change.after().path("metadata");
        boolean isNewDependent = change.kind() == Change.Kind.ADDED && metadata.has("ownerReferences");
        if (change.kind() == Change.Kind.DELETED || metadata.has("deletionTimestamp") || isNewDependent) {
            signal.release();
        }
    }

    private void run() {
        try {
            while (true) {
                signal.acquire();
                signal.drainPermits();
                sweepOnce();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweepOnce() {
        try {
            sweep.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "sweep failed", e);
        }
    }

    @Override
    public void close() {
        subscription.close();
        thread.interrupt();
    }

    /** Whether an object waits for what depends on it. */
    static boolean waitsFor(JsonNode object, String finalizer) {
        return Json.at(object, "metadata", "finalizers").valueStream().anyMatch(name -> name.asText()
                .equals(finalizer));
    }
}
