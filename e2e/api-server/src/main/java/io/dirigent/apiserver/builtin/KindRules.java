package io.dirigent.apiserver.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.failure.Cause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a kind does with its objects beyond their schema. */
public interface KindRules {
    /** A kind without rules. */
    KindRules NONE = new KindRules() {};

    /** Sets defaults, in place; done twice it changes nothing more. */
    default void fill(ObjectNode object) {}

    /** Sets what the server itself decides (addresses, phases), in place, just before the object is stored. */
    default void prepare(ObjectNode object, @Nullable ObjectNode old) {}

    /** What is wrong with the object, or with its change. */
    default List<Cause> check(ObjectNode object, @Nullable ObjectNode old) {
        return List.of();
    }
}
