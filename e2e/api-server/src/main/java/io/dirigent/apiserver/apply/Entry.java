package io.dirigent.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.json.Json;

/** One entry of {@code metadata.managedFields}: a manager, how it writes, and its fields. */
record Entry(String manager, boolean isApply, String apiVersion, String subresource, String time, FieldSet fields) {

    static Entry parse(JsonNode json) {
        return new Entry(
                Json.text(json, "manager"),
                Json.text(json, "operation").equals("Apply"),
                Json.text(json, "apiVersion"),
                Json.text(json, "subresource"),
                Json.text(json, "time"),
                FieldSet.parse(json.path("fieldsV1")));
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object()
                .put("manager", manager)
                .put("operation", isApply ? "Apply" : "Update")
                .put("apiVersion", apiVersion)
                .put("time", time)
                .put("fieldsType", "FieldsV1");
        json.set("fieldsV1", fields.toJson());
        if (!subresource.isEmpty()) {
            json.put("subresource", subresource);
        }
        return json;
    }

    Entry with(FieldSet others) {
        return new Entry(manager, isApply, apiVersion, subresource, time, others);
    }

    /** Whether both are the same manager, writing in the same way. */
    boolean isSameWriter(Entry other) {
        return manager.equals(other.manager)
                && isApply == other.isApply
                && subresource.equals(other.subresource)
                && apiVersion.equals(other.apiVersion);
    }

    /** How a conflict names the manager. */
    String described() {
        String text = "\"" + manager + "\"";
        if (!subresource.isEmpty()) {
            text += " with subresource \"" + subresource + "\"";
        }
        return isApply ? text : text + " using " + apiVersion;
    }
}
