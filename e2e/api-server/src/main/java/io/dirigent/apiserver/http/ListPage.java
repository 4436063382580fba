package io.dirigent.apiserver.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.failure.ApiFailure;
import io.dirigent.apiserver.json.Json;
import io.dirigent.apiserver.registry.StoredForm;
import io.dirigent.apiserver.resource.ResourceType;
import io.dirigent.apiserver.select.FieldSelector;
import io.dirigent.apiserver.select.LabelSelector;
import io.dirigent.apiserver.store.Listing;
import io.dirigent.apiserver.store.ObjectKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;

/** The part of a list that a request asks for: what its selectors take, at most its limit, from where the last page ended. */
record ListPage(List<ObjectNode> objects, ObjectNode metadata) {

    static ListPage of(Listing listing, ResourceType type, Call call) {
        List<ObjectNode> selected = listing.objects().stream()
                .filter(selection(call, type))
                .filter(after(call.parameter("continue")))
                .toList();
        ObjectNode metadata = Json.object().put("resourceVersion", Long.toString(listing.revision()));
        String limit = call.parameter("limit");
        if (!limit.isEmpty() && !limit.matches("\\d{1,9}")) {
            throw ApiFailure.badRequest("limit: Invalid value: \"" + limit + "\"");
        }
        int most = limit.isEmpty() || limit.equals("0") ? Integer.MAX_VALUE : Integer.parseInt(limit);
        if (selected.size() <= most) {
            return new ListPage(selected, metadata);
        }
        ObjectKey last = key(selected.get(most - 1));
        String token = last.namespace() + "/" + last.name();
        metadata.put("continue", Base64.getUrlEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8)));
        metadata.put("remainingItemCount", (long) selected.size() - most);
        return new ListPage(selected.subList(0, most), metadata);
    }

    /** What the selectors of a request ask of an object. */
    static Predicate<JsonNode> selection(Call call, ResourceType type) {
        Predicate<JsonNode> fields = FieldSelector.parse(call.parameter("fieldSelector"), type);
        return LabelSelector.parse(call.parameter("labelSelector"))
                .and(object -> fields.test(StoredForm.shown((ObjectNode) object, type)));
    }

    private static Predicate<ObjectNode> after(String token) {
        if (token.isEmpty()) {
            return object -> true;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split("/", 2);
            ObjectKey last = new ObjectKey(parts[0], parts[1]);
            return object -> key(object).compareTo(last) > 0;
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw ApiFailure.badRequest("continue key is not valid");
        }
    }

    private static ObjectKey key(ObjectNode object) {
        return new ObjectKey(Json.text(object, "metadata", "namespace"), Json.text(object, "metadata", "name"));
    }
}
