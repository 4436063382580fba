package io.dirigent.stories;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A client that deletes what a directory began with, one entry after the other, at an even pace. */
final class Deleter implements AutoCloseable {

    private final AtomicInteger deleted = new AtomicInteger();
    private final Thread thread;
    private volatile boolean isOver;

    private Deleter(Directory directory, String member, int people, Duration pace) {
        thread = Thread.ofVirtual().name("deleter at " + member).start(() -> delete(directory, member, people, pace));
    }

    /** Deletes through this member until it is closed, or nothing is left. */
    static Deleter through(Directory directory, String member, int people, int aSecond) {
        return new Deleter(directory, member, people, Duration.ofSeconds(1).dividedBy(aSecond));
    }

    private void delete(Directory directory, String member, int people, Duration pace) {
        try (LDAPConnection connection = directory.connect(member)) {
            for (int next = 1; next <= people && !isOver; next++) {
                connection.delete("uid=p" + next + "," + ClusterDraft.SUFFIX);
                deleted.incrementAndGet();
                LockSupport.parkNanos(pace.toNanos());
            }
        } catch (LDAPException | RuntimeException e) {
            // Whoever needs deletes sees that there are no more.
        }
    }

    /** How many entries are gone. */
    int count() {
        return deleted.get();
    }

    @Override
    public void close() {
        isOver = true;
        try {
            thread.join(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
