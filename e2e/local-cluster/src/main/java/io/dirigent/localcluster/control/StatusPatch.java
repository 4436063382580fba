package io.dirigent.localcluster.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;

/** A merge patch of an object's status; it fails if the object was deleted and made again meanwhile. */
public record StatusPatch(HasMetadata object, Object status) {

    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    public void apply(KubernetesClient client) {
        client.resource(object).subresource("status").patch(MERGE, Serialization.asJson(body()));
    }

    private JsonNode body() {
        var body = Serialization.jsonMapper().createObjectNode();
        body.putObject("metadata").put("uid", object.getMetadata().getUid());
        body.set("status", Serialization.jsonMapper().valueToTree(status));
        return body;
    }
}
