package io.dirigent.apiserver.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where the events of a watch go: a chunked answer or a WebSocket. */
interface WatchSink {
    /** Tells the client that the watch stands, before there is anything to send. */
    void open() throws InterruptedException;

    /** Sends an event; waits while the client does not read. */
    void send(ObjectNode event) throws InterruptedException;

    /** Whether the client is gone. */
    boolean isClosed();

    /** Ends the stream. */
    void close();
}
