package io.dirigent.apiserver.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.failure.Cause;
import io.dirigent.apiserver.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bindings of roles; kept, though nobody is refused anything for them here. */
final class RoleRules implements KindRules {
    private static final String GROUP = "rbac.authorization.k8s.io";

    @Override
    public void fill(ObjectNode binding) {
        Json.setDefault(Json.ensure(binding, "roleRef"), "apiGroup", GROUP);
        for (ObjectNode subject : Json.objects(binding.path("subjects"))) {
            Json.setDefault(subject, "apiGroup", Json.text(subject, "kind").equals("ServiceAccount") ? "" : GROUP);
            if (Json.text(subject, "apiGroup").isEmpty()) {
                subject.remove("apiGroup");
            }
        }
    }

    @Override
    public List<Cause> check(ObjectNode binding, @Nullable ObjectNode old) {
        return Immutable.field(binding, old, "roleRef");
    }
}
