package io.dirigent.stories;

/** The machines of a cluster, for tests that hurt them. Each method returns when it has happened. */
public interface Nodes {

    /** Takes a node's power away. */
    void losePower(String node);

    /** Gives it back. */
    void start(String node);

    /** No packet passes between these two nodes, nor between their pods. */
    void cut(String node, String other);

    /** Undoes all cuts. */
    void heal();

    /** All nodes have power, no network is cut, and the API server runs, whatever happened before. */
    void mend();

    /** A signal to a container, from outside. */
    void signal(String node, String containerId, String signal);

    /** The API server is gone at once; all else runs on. */
    void killApiServer();

    /** It is back. */
    void startApiServer();
}
