package io.dirigent.apiserver.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * One revision of one object. Objects in the store are never modified, only replaced.
 *
 * @param before the object as it was, empty when it is new
 * @param after the object as it is; after a deletion, as it was last, with the deletion's revision
 */
public record Change(Kind kind, long revision, ObjectKey key, Optional<ObjectNode> before, ObjectNode after) {
    /** What happened. */
    public enum Kind {
        ADDED,
        MODIFIED,
        DELETED
    }
}
