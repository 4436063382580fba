package io.dirigent.apiserver.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.failure.ApiFailure;
import io.dirigent.apiserver.failure.Cause;
import io.dirigent.apiserver.json.Json;
import io.dirigent.apiserver.resource.ResourceType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** What the server says about an object in its metadata, whatever the client wrote there. */
final class ObjectMetadata {
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern LABEL = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
    private static final String SUFFIX_LETTERS = "bcdfghjklmnpqrstvwxz2456789";
    private static final List<String> KEPT = List.of(
            "uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "generation", "selfLink");

    private ObjectMetadata() {}

    /** A time as Kubernetes writes it: in seconds. */
    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Puts name and namespace where the request says they are, or refuses a body that says otherwise. */
    static void place(ObjectNode object, Target target) {
        ObjectNode metadata = Json.ensure(object, "metadata");
        agree(metadata, "namespace", target.namespace());
        if (!target.name().isEmpty()) {
            agree(metadata, "name", target.name());
        }
    }

    private static void agree(ObjectNode metadata, String field, String wanted) {
        String found = metadata.path(field).asText("");
        if (!found.isEmpty() && !found.equals(wanted)) {
            throw ApiFailure.badRequest("the " + field + " of the object (" + found + ") does not match the " + field
                    + " on the URL (" + wanted + ")");
        }
        if (!wanted.isEmpty()) {
            metadata.put(field, wanted);
        }
    }

    /** Gives a new object its identity. */
    static void begin(ObjectNode object, ResourceType type, Instant now) {
        ObjectNode metadata = Json.ensure(object, "metadata");
        if (metadata.hasNonNull("resourceVersion")
                && !metadata.path("resourceVersion").asText().isEmpty()) {
            throw ApiFailure.badRequest("resourceVersion should not be set on objects to be created");
        }
        String prefix = Json.text(metadata, "generateName");
        if (Json.text(metadata, "name").isEmpty() && !prefix.isEmpty()) {
            metadata.put("name", prefix + randomSuffix());
        }
        checkName(type, Json.text(metadata, "name"));
        metadata.remove(List.of("deletionTimestamp", "deletionGracePeriodSeconds", "selfLink", "resourceVersion"));
        metadata.put("uid", UUID.randomUUID().toString()).put("creationTimestamp", time(now));
        if (countsGenerations(type)) {
            metadata.put("generation", 1L);
        } else {
            metadata.remove("generation");
        }
    }

    private static String randomSuffix() {
        StringBuilder suffix = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            suffix.append(SUFFIX_LETTERS.charAt(ThreadLocalRandom.current().nextInt(SUFFIX_LETTERS.length())));
        }
        return suffix.toString();
    }

    private static void checkName(ResourceType type, String name) {
        if (name.isEmpty()) {
            throw ApiFailure.invalid(
                    type, "", List.of(Cause.required("metadata.name", "name or generateName is required")));
        }
        boolean right = type.group().equals("rbac.authorization.k8s.io")
                ? !name.contains("/") && !name.equals(".") && !name.equals("..")
                : type.is("services")
                        ? LABEL.matcher(name).matches() && name.length() <= 63
                        : SUBDOMAIN.matcher(name).matches() && name.length() <= 253;
        if (!right) {
            throw ApiFailure.invalid(
                    type,
                    name,
                    List.of(Cause.invalid(
                            "metadata.name",
                            "Invalid value: \"" + name + "\": a lowercase RFC 1123 subdomain must consist of lower case"
                                    + " alphanumeric characters, '-' or '.', and must start and end with an alphanumeric"
                                    + " character")));
        }
    }

    /** Refuses a change of another object, or of another state of it, than the client meant; keeps what clients cannot set. */
    static void carryOver(ObjectNode fresh, ObjectNode old, Target target) {
        ObjectNode metadata = Json.ensure(fresh, "metadata");
        JsonNode before = old.path("metadata");
        String meant = Json.text(metadata, "resourceVersion");
        if (!meant.isEmpty() && !meant.equals(Json.text(before, "resourceVersion"))) {
            throw ApiFailure.conflict(
                    target.type(),
                    target.name(),
                    "the object has been modified; please apply your changes to the latest version and try again");
        }
        String uid = Json.text(metadata, "uid");
        if (!uid.isEmpty() && !uid.equals(Json.text(before, "uid"))) {
            throw ApiFailure.conflict(
                    target.type(),
                    target.name(),
                    "Precondition failed: UID in precondition: " + uid + ", UID in object meta: "
                            + Json.text(before, "uid"));
        }
        metadata.put("resourceVersion", Json.text(before, "resourceVersion"));
        for (String field : KEPT) {
            JsonNode value = before.get(field);
            if (value == null) {
                metadata.remove(field);
            } else {
                metadata.set(field, value);
            }
        }
    }

    /** Counts a change of anything but metadata and status. */
    static void countGeneration(ObjectNode fresh, ObjectNode old, ResourceType type) {
        if (!countsGenerations(type)) {
            return;
        }
        ObjectNode metadata = Json.ensure(fresh, "metadata");
        boolean deletionBegan =
                metadata.has("deletionTimestamp") && !old.path("metadata").has("deletionTimestamp");
        if (deletionBegan || !withoutBookkeeping(fresh, type).equals(withoutBookkeeping(old, type))) {
            metadata.put("generation", Json.at(old, "metadata", "generation").asLong() + 1);
        }
    }

    private static ObjectNode withoutBookkeeping(ObjectNode object, ResourceType type) {
        ObjectNode rest = object.objectNode();
        rest.setAll(object);
        rest.remove("metadata");
        if (type.hasStatus()) {
            rest.remove("status");
        }
        return rest;
    }

    private static boolean countsGenerations(ResourceType type) {
        return type.custom()
                || (type.group().equals("apps") && !Objects.equals(type.kind(), "ControllerRevision"))
                || List.of(
                                "pods",
                                "poddisruptionbudgets",
                                "endpointslices",
                                "networkpolicies",
                                "customresourcedefinitions")
                        .contains(type.plural());
    }
}
