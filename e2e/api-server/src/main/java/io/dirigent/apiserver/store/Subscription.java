package io.dirigent.apiserver.store;

/** Changes that are being handed to somebody, until it is closed. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
