package io.dirigent.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/**
 * Lays a JSON fragment over the schema of a type, when the CRD file is made. The generator's own merging replaces
 * {@code properties} as a whole, and it has no annotations for list types or the sizes of items.
 */
public final class DeepMerge implements SchemaCustomizer.Customizer {

    @Override
    public JSONSchemaProps apply(JSONSchemaProps schema, String fragment, KubernetesSerialization serialization) {
        ObjectMapper mapper = new ObjectMapper();
        try {
            ObjectNode whole = (ObjectNode) mapper.readTree(serialization.asJson(schema));
            lay((ObjectNode) mapper.readTree(fragment), whole);
            return mapper.treeToValue(whole, JSONSchemaProps.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a fragment of a schema: " + fragment, e);
        }
    }

    private static void lay(ObjectNode fragment, ObjectNode whole) {
        fragment.properties().forEach(field -> {
            JsonNode below = whole.get(field.getKey());
            if (below instanceof ObjectNode object && field.getValue() instanceof ObjectNode part) {
                lay(part, object);
            } else {
                whole.set(field.getKey(), field.getValue());
            }
        });
    }
}
