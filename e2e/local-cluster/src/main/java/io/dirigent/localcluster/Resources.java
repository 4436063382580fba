package io.dirigent.localcluster;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has to be closed, in the reverse order of its making. Closing twice does nothing, but waits for the first. */
final class Resources implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Resources.class.getName());

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T add(T resource) {
        open.push(resource);
        return resource;
    }

    @Override
    public synchronized void close() {
        while (!open.isEmpty()) {
            AutoCloseable resource = open.pop();
            try {
                resource.close();
            } catch (Exception e) {
                // The others have to be closed all the same.
                LOG.log(
                        System.Logger.Level.WARNING,
                        "closing " + resource.getClass().getSimpleName(),
                        e);
            }
        }
    }
}
