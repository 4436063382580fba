package io.dirigent.operator.membership;

/**
 * The number under which a member's changes are known in its cluster, for ever.
 *
 * @param value 1 to 32767
 */
public record ServerId(int value) implements Comparable<ServerId> {

    /** The highest server id that the replication protocol can carry. */
    public static final int MAX = 32767;

    public ServerId {
        if (value < 1 || value > MAX) {
            throw new IllegalArgumentException("a server id is 1 to " + MAX + ", not " + value);
        }
    }

    /**
     * The id of the member's replication server. It never equals a server id, since an equal one makes routed messages
     * undeliverable, and it needs no allocator of its own.
     */
    public int replicationServerId() {
        return MAX + value;
    }

    /** The server id whose member runs the replication server {@code replicationServerId}. */
    public static ServerId ofReplicationServer(int replicationServerId) {
        return new ServerId(replicationServerId - MAX);
    }

    @Override
    public int compareTo(ServerId other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
