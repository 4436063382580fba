package io.dirigent.apiserver.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.failure.ApiFailure;
import io.dirigent.apiserver.json.Json;
import io.dirigent.apiserver.patch.Patches;
import io.dirigent.apiserver.patch.StrategicMerge;
import io.dirigent.apiserver.registry.DeleteOptions;
import io.dirigent.apiserver.registry.Outcome;
import io.dirigent.apiserver.registry.Pods;
import io.dirigent.apiserver.registry.Registry;
import io.dirigent.apiserver.registry.Reviews;
import io.dirigent.apiserver.registry.Scaling;
import io.dirigent.apiserver.registry.Target;
import io.dirigent.apiserver.registry.WriteOptions;
import io.dirigent.apiserver.resource.ResourceType;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** From HTTP's methods to the verbs on objects, and from their outcome to an answer. */
final class ResourceCalls {
    private static final String APPLY = "application/apply-patch+yaml";

    private final Registry registry;
    private final Scaling scaling;
    private final Pods pods;
    private final InstantSource clock;

    ResourceCalls(Registry registry, InstantSource clock) {
        this.registry = registry;
        this.scaling = new Scaling(registry);
        this.pods = new Pods(registry);
        this.clock = clock;
    }

    Answer answer(Call call, Target target) {
        if (!target.type().isStored()) {
            return Answer.json(201, Reviews.answer(call.object(), call.identity()));
        }
        return switch (call.method()) {
            case "GET" -> target.name().isEmpty() ? list(call, target) : get(call, target);
            case "POST" -> create(call, target);
            case "PUT" -> named(target, () -> put(call, target));
            case "PATCH" -> named(target, () -> patch(call, target));
            case "DELETE" -> target.name().isEmpty() ? deleteAll(call, target) : delete(call, target);
            default -> throw ApiFailure.notAllowed();
        };
    }

    private static Answer named(Target target, Supplier<Answer> work) {
        if (target.name().isEmpty()) {
            throw ApiFailure.notAllowed();
        }
        return work.get();
    }

    private Answer get(Call call, Target target) {
        if (target.subresource().equals("scale")) {
            return Answer.json(200, scaling.get(target));
        }
        return shown(call, target.type(), new Outcome(200, registry.get(target.main()), List.of()));
    }

    private Answer list(Call call, Target target) {
        ListPage page = ListPage.of(registry.list(target), target.type(), call);
        return Answer.json(
                200,
                Presentation.wanted(call.header("accept"))
                        .all(
                                page.objects(),
                                page.metadata(),
                                target.type(),
                                call.parameter("includeObject"),
                                clock.instant()));
    }

    private Answer create(Call call, Target target) {
        switch (target.subresource()) {
            case "eviction" -> {
                return Answer.json(201, pods.evict(target.main(), call.object(), options(call)));
            }
            case "binding" -> {
                return Answer.json(201, pods.bind(target.main(), call.object(), options(call)));
            }
            default -> {
                if (!target.name().isEmpty()) {
                    throw ApiFailure.notAllowed();
                }
                if (target.type().namespaced() && target.namespace().isEmpty()) {
                    throw ApiFailure.notAllowed();
                }
                return shown(call, target.type(), registry.create(target, call.object(), options(call)));
            }
        }
    }

    private Answer put(Call call, Target target) {
        if (target.subresource().equals("scale")) {
            return Answer.json(200, scaling.change(target, old -> call.object(), options(call)));
        }
        return shown(call, target.type(), registry.update(target, call.object(), options(call)));
    }

    private Answer patch(Call call, Target target) {
        String kind = call.contentType();
        if (kind.equals(APPLY)) {
            return apply(call, target);
        }
        JsonNode patch = call.document();
        UnaryOperator<ObjectNode> edit = old -> edited(kind, old, patch, target);
        if (target.subresource().equals("scale")) {
            return Answer.json(200, scaling.change(target, edit, options(call)));
        }
        return shown(call, target.type(), registry.change(target, options(call), edit));
    }

    private Answer apply(Call call, Target target) {
        if (call.parameter("fieldManager").isEmpty()) {
            throw ApiFailure.badRequest("PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value:"
                    + " is required for apply patch");
        }
        if (target.subresource().equals("scale")) {
            JsonNode wanted = call.document();
            return Answer.json(
                    200, scaling.change(target, old -> (ObjectNode) Patches.merge(old, wanted), options(call)));
        }
        return shown(call, target.type(), registry.apply(target, call.object(), options(call)));
    }

    private static ObjectNode edited(String kind, ObjectNode old, JsonNode patch, Target target) {
        JsonNode edited =
                switch (kind) {
                    case "application/json-patch+json" -> Patches.json(old, patch);
                    case "application/merge-patch+json" -> Patches.merge(old, patch);
                    case "application/strategic-merge-patch+json" -> strategic(old, patch, target);
                    default -> throw unsupported(target.type());
                };
        if (edited instanceof ObjectNode object) {
            return object;
        }
        throw ApiFailure.badRequest("the patch does not leave an object");
    }

    private static JsonNode strategic(ObjectNode old, JsonNode patch, Target target) {
        if (target.type().custom() || !(patch instanceof ObjectNode fields)) {
            throw unsupported(target.type());
        }
        return StrategicMerge.apply(
                old,
                fields,
                target.subresource().equals("scale") ? null : target.type().schema());
    }

    private static ApiFailure unsupported(ResourceType type) {
        return ApiFailure.of(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted media types include:"
                        + " application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml"
                        + (type.custom() ? "" : ", application/strategic-merge-patch+json"));
    }

    private Answer delete(Call call, Target target) {
        if (!target.subresource().isEmpty()) {
            throw ApiFailure.notAllowed();
        }
        return shown(call, target.type(), registry.delete(target, deleteOptions(call)));
    }

    private Answer deleteAll(Call call, Target target) {
        ListPage page = ListPage.of(registry.list(target), target.type(), call);
        registry.deleteAll(target, page.objects(), deleteOptions(call));
        return Answer.json(
                200, Presentation.OBJECT.all(page.objects(), page.metadata(), target.type(), "", clock.instant()));
    }

    private static DeleteOptions deleteOptions(Call call) {
        JsonNode body = call.body().length == 0 ? Json.object() : call.document();
        return DeleteOptions.of(
                body,
                call.parameter("propagationPolicy"),
                call.parameter("gracePeriodSeconds"),
                call.parameter("dryRun").equals("All"));
    }

    private static WriteOptions options(Call call) {
        String dryRun = call.parameter("dryRun");
        if (!dryRun.isEmpty() && !dryRun.equals("All")) {
            throw ApiFailure.badRequest("dryRun: Unsupported value: \"" + dryRun + "\"");
        }
        return new WriteOptions(
                call.manager(),
                !dryRun.isEmpty(),
                call.parameter("fieldValidation").equals("Strict"),
                call.is("force"));
    }

    private Answer shown(Call call, ResourceType type, Outcome outcome) {
        ObjectNode object = outcome.object();
        if (!Json.text(object, "kind").equals("Status")) {
            object = Presentation.wanted(call.header("accept"))
                    .one(object, type, call.parameter("includeObject"), clock.instant());
        }
        boolean isWarned = !call.parameter("fieldValidation").equals("Ignore");
        return Answer.json(outcome.code(), object, isWarned ? outcome.warnings() : List.of());
    }
}
