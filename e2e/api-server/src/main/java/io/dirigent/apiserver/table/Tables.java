package io.dirigent.apiserver.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.json.Json;
import io.dirigent.apiserver.resource.Column;
import io.dirigent.apiserver.resource.ResourceType;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Tables of objects, as {@code kubectl get} asks for them. */
public final class Tables {
    private Tables() {}

    /**
     * A table with a row for each object.
     *
     * @param include how much of each object goes along: {@code None}, {@code Object}, else its metadata
     */
    public static ObjectNode of(List<ObjectNode> objects, ResourceType type, String include, Instant now) {
        ObjectNode table = Json.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        ObjectNode metadata = table.putObject("metadata");
        if (objects.size() == 1) {
            metadata.put("resourceVersion", Json.text(objects.getFirst(), "metadata", "resourceVersion"));
        }
        ArrayNode columns = table.putArray("columnDefinitions");
        columns.add(definition(new Column("Name", "string", "", 0), "name"));
        type.columns().forEach(column -> columns.add(definition(column, "")));
        ArrayNode rows = table.putArray("rows");
        for (ObjectNode object : objects) {
            ObjectNode row = rows.addObject();
            ArrayNode cells = row.putArray("cells").add(Json.text(object, "metadata", "name"));
            type.columns().forEach(column -> cells.add(cell(object, column, now)));
            if (!include.equals("None")) {
                row.set("object", include.equals("Object") ? object : partial(object));
            }
        }
        return table;
    }

    private static ObjectNode definition(Column column, String format) {
        return Json.object()
                .put("name", column.name())
                .put("type", column.type())
                .put("format", format)
                .put("description", "")
                .put("priority", column.priority());
    }

    private static ObjectNode partial(ObjectNode object) {
        ObjectNode partial = Json.object().put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
        partial.set("metadata", object.path("metadata"));
        return partial;
    }

    private static JsonNode cell(ObjectNode object, Column column, Instant now) {
        if (column.path().contains("|")) {
            String[] parts = column.path().split("\\|", 2);
            return Json.of(count(object, parts[0]) + "/" + count(object, parts[1]));
        }
        List<JsonNode> found = ObjectPath.find(object, column.path());
        if (found.isEmpty()) {
            return column.type().equals("date")
                    ? Json.of("<unknown>")
                    : Json.object().nullNode();
        }
        if (column.type().equals("date")) {
            return Json.of(age(found.getFirst().asText(), now));
        }
        if (found.size() == 1 && found.getFirst().isValueNode()) {
            return found.getFirst();
        }
        return Json.of(found.stream()
                .map(node -> node.isValueNode() ? node.asText() : node.toString())
                .collect(Collectors.joining(",")));
    }

    /** What is found, or behind a {@code #} how much is found. */
    private static String count(ObjectNode object, String path) {
        if (path.startsWith("#")) {
            return Integer.toString(ObjectPath.find(object, path.substring(1)).size());
        }
        return ObjectPath.find(object, path).stream()
                .findFirst()
                .map(JsonNode::asText)
                .orElse("0");
    }

    /** A duration as kubectl prints it: the two largest units, seconds up to two minutes. */
    static String age(String time, Instant now) {
        try {
            Duration age = Duration.between(Instant.parse(time), now);
            long seconds = Math.max(0, age.toSeconds());
            if (seconds < 120) {
                return seconds + "s";
            }
            if (age.toMinutes() < 10) {
                return age.toMinutes() + "m" + (seconds % 60 == 0 ? "" : seconds % 60 + "s");
            }
            if (age.toHours() < 3) {
                return age.toMinutes() + "m";
            }
            return age.toHours() < 48 ? age.toHours() + "h" : age.toDays() + "d";
        } catch (DateTimeException e) {
            return "<invalid>";
        }
    }
}
