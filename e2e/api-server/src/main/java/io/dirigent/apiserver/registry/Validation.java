package io.dirigent.apiserver.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.builtin.KindRules;
import io.dirigent.apiserver.failure.Cause;
import io.dirigent.apiserver.resource.ResourceType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that can be wrong with an object, in the order in which Kubernetes finds it. */
final class Validation {
    private Validation() {}

    static List<Cause> check(ResourceType type, ObjectNode object, @Nullable ObjectNode old, KindRules rules) {
        List<Cause> causes = new ArrayList<>(rules.check(object, old));
        return causes;
    }
}
