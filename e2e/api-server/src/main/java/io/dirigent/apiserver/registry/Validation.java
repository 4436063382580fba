package io.dirigent.apiserver.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.builtin.KindRules;
import io.dirigent.apiserver.cel.Rules;
import io.dirigent.apiserver.failure.Cause;
import io.dirigent.apiserver.resource.ResourceType;
import io.dirigent.apiserver.schema.ListRules;
import io.dirigent.apiserver.schema.SchemaValidation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that can be wrong with an object, in the order in which Kubernetes finds it. */
final class Validation {
    private Validation() {}

    /** Findings after which the rules would only stumble. */
    private static final Set<String> BLOCKING = Set.of(
            "FieldValueRequired",
            "FieldValueNotSupported",
            "FieldValueTooLong",
            "FieldValueTooMany",
            "FieldValueTypeInvalid");

    private static final Cause NOT_ALL_CHECKED = Cause.invalid(
            Cause.ROOT,
            "Invalid value: null: some validation rules were not checked because the object was invalid; correct the"
                    + " existing errors to complete validation");

    static List<Cause> check(ResourceType type, ObjectNode object, @Nullable ObjectNode old, KindRules rules) {
        List<Cause> causes = new ArrayList<>(MetadataRules.check(object));
        causes.addAll(rules.check(object, old));
        if (!type.custom()) {
            return causes;
        }
        causes.addAll(SchemaValidation.check(object, type.schema()));
        if (causes.stream().noneMatch(cause -> BLOCKING.contains(cause.reason()))) {
            causes.addAll(ListRules.check(object, type.schema()));
            causes.addAll(Rules.check(object, old, type.schema()));
        } else {
            causes.add(NOT_ALL_CHECKED);
        }
        return causes;
    }
}
