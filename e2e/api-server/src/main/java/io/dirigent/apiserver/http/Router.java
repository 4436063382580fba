package io.dirigent.apiserver.http;

import io.dirigent.apiserver.discovery.Discovery;
import io.dirigent.apiserver.discovery.OpenApi;
import io.dirigent.apiserver.failure.ApiFailure;
import io.dirigent.apiserver.registry.Registry;
import io.dirigent.apiserver.registry.Target;
import io.dirigent.apiserver.requests.Request;
import io.dirigent.apiserver.requests.RequestLog;
import io.dirigent.apiserver.resource.Catalog;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Answers whole requests, and counts them. */
public final class Router {
    private static final System.Logger LOG = System.getLogger(Router.class.getName());

    private final Resources resources;
    private final ResourceCalls calls;
    private final Discovery discovery;
    private final OpenApi openApi;
    private final RequestLog requests;
    private final InstantSource clock;

    public Router(Catalog catalog, Registry registry, RequestLog requests, InstantSource clock) {
        this.resources = new Resources(catalog);
        this.calls = new ResourceCalls(registry, clock);
        this.discovery = new Discovery(catalog);
        this.openApi = new OpenApi(catalog);
        this.requests = requests;
        this.clock = clock;
    }

    /** Whether everybody may ask this, known or not. */
    static boolean isPublic(List<String> path) {
        return path.size() == 1
                && List.of("healthz", "livez", "readyz", "version").contains(path.getFirst());
    }

    Answer answer(Call call) {
        Optional<Target> target = Optional.empty();
        Answer answer;
        try {
            target = resources.find(call.path());
            answer = target.map(found -> calls.answer(call, found)).orElseGet(() -> other(call));
        } catch (ApiFailure failure) {
            answer = Answer.of(failure);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.log(System.Logger.Level.ERROR, call.method() + " /" + String.join("/", call.path()), e);
            answer = Answer.of(ApiFailure.of(500, "InternalError", "Internal error occurred: " + e));
        }
        record(call, target, answer.code(), answer.name());
        return answer;
    }

    /** What a watch asks for. */
    Target watched(Call call) {
        Target target = resources.find(call.path()).orElseThrow(ApiFailure::noSuchPath);
        if (!target.type().isStored() || !target.subresource().isEmpty()) {
            throw ApiFailure.notAllowed();
        }
        record(call, Optional.of(target), 200, "");
        return target;
    }

    private void record(Call call, Optional<Target> target, int code, String made) {
        String resource = target.map(found -> found.subresource().isEmpty()
                        ? found.type().plural()
                        : found.type().plural() + "/" + found.subresource())
                .orElse("/" + String.join("/", call.path()));
        String name = target.map(Target::name).orElse("");
        requests.record(new Request(
                clock.instant(),
                call.identity(),
                verb(call, !name.isEmpty()),
                resource,
                target.map(Target::namespace).orElse(""),
                name.isEmpty() ? made : name,
                code));
    }

    private static String verb(Call call, boolean named) {
        return switch (call.method()) {
            case "GET" -> call.is("watch") ? "watch" : named ? "get" : "list";
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> named ? "delete" : "deletecollection";
            default -> call.method();
        };
    }

    private Answer other(Call call) {
        if (!call.method().equals("GET")) {
            throw ApiFailure.notAllowed();
        }
        List<String> path = call.path();
        if (path.size() >= 2 && path.getFirst().equals("openapi") && path.get(1).equals("v3")) {
            return path.size() == 2
                    ? Answer.json(200, openApi.index())
                    : openApi.document(String.join("/", path.subList(2, path.size())))
                            .map(document -> Answer.json(200, document))
                            .orElseThrow(ApiFailure::noSuchPath);
        }
        return switch (String.join("/", path)) {
            case "healthz", "livez", "readyz" -> Answer.text("ok");
            case "version" -> Answer.json(200, discovery.version());
            case "api" -> Answer.json(200, discovery.coreVersions());
            case "apis" -> Answer.json(200, discovery.groups());
            default -> groups(path);
        };
    }

    private Answer groups(List<String> path) {
        boolean core = path.getFirst().equals("api") && path.size() == 2;
        boolean named = path.getFirst().equals("apis") && path.size() == 3;
        if (core || named) {
            return discovery
                    .resources(core ? "" : path.get(1), path.getLast())
                    .map(list -> Answer.json(200, list))
                    .orElseThrow(ApiFailure::noSuchPath);
        }
        if (path.getFirst().equals("apis") && path.size() == 2) {
            return discovery
                    .group(path.get(1))
                    .map(group -> Answer.json(200, group))
                    .orElseThrow(ApiFailure::noSuchPath);
        }
        throw ApiFailure.noSuchPath();
    }
}
