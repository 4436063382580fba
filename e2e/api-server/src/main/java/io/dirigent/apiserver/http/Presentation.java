package io.dirigent.apiserver.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.json.Json;
import io.dirigent.apiserver.registry.StoredForm;
import io.dirigent.apiserver.resource.ResourceType;
import io.dirigent.apiserver.table.Tables;
import java.time.Instant;
import java.util.List;

/** In which form a client wants to see objects, as its Accept header says. */
enum Presentation {
    OBJECT,
    TABLE,
    METADATA;

    static Presentation wanted(String accept) {
        for (String form : accept.split(",", -1)) {
            if (form.contains("as=Table") && form.contains("v=v1")) {
                return TABLE;
            }
            if (form.contains("as=PartialObjectMetadata") && form.contains("v=v1")) {
                return METADATA;
            }
            if (form.strip().startsWith("application/json") && !form.contains("as=")) {
                return OBJECT;
            }
        }
        return OBJECT;
    }

    /** One stored object. */
    ObjectNode one(ObjectNode stored, ResourceType type, String include, Instant now) {
        ObjectNode object = StoredForm.shown(stored, type);
        return switch (this) {
            case OBJECT -> object;
            case METADATA -> metadata(object, "PartialObjectMetadata");
            case TABLE -> Tables.of(List.of(object), type, include, now);
        };
    }

    /** A list of stored objects, with this list metadata. */
    ObjectNode all(List<ObjectNode> stored, ObjectNode listMetadata, ResourceType type, String include, Instant now) {
        List<ObjectNode> objects =
                stored.stream().map(object -> StoredForm.shown(object, type)).toList();
        if (this == TABLE) {
            ObjectNode table = Tables.of(objects, type, include, now);
            table.set("metadata", listMetadata);
            return table;
        }
        ObjectNode list = Json.object();
        if (this == METADATA) {
            list.put("kind", "PartialObjectMetadataList").put("apiVersion", "meta.k8s.io/v1");
            objects = objects.stream()
                    .map(object -> metadata(object, "PartialObjectMetadata"))
                    .toList();
        } else {
            list.put("kind", type.listKind()).put("apiVersion", type.apiVersion());
        }
        list.set("metadata", listMetadata);
        list.putArray("items").addAll(objects);
        return list;
    }

    private static ObjectNode metadata(ObjectNode object, String kind) {
        ObjectNode partial = Json.object().put("kind", kind).put("apiVersion", "meta.k8s.io/v1");
        partial.set("metadata", object.path("metadata"));
        return partial;
    }
}
