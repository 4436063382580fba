package io.dirigent.apiserver.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.json.Json;
import org.jspecify.annotations.Nullable;

final class NamespaceRules implements KindRules {
    @Override
    public void fill(ObjectNode namespace) {
        ObjectNode metadata = Json.ensure(namespace, "metadata");
        Json.ensure(metadata, "labels").put("kubernetes.io/metadata.name", Json.text(metadata, "name"));
    }

    @Override
    public void prepare(ObjectNode namespace, @Nullable ObjectNode old) {
        if (old == null) {
            Json.ensure(namespace, "spec").putArray("finalizers").add("kubernetes");
            Json.ensure(namespace, "status").put("phase", "Active");
        }
    }
}
