package io.dirigent.apiserver.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of Kubernetes' JSONPath that printer columns use: {@code .spec.replicas}, {@code .items[0]}, {@code .ports[*].port},
 * {@code .conditions[?(@.type=="Ready")].status}, {@code .labels['a\.b']}.
 */
public final class ObjectPath {
    private static final Pattern STEP = Pattern.compile("\\.(?<field>(?:[^.\\[\\\\]|\\\\.)+)"
            + "|\\[(?:'(?<quoted>[^']+)'|(?<index>\\d+)|(?<all>\\*)"
            + "|\\?\\(@\\.(?<key>[\\w.]+)\\s*==\\s*[\"'](?<value>[^\"']*)[\"']\\))]");

    private ObjectPath() {}

    /** What is found along the path; nothing where the path leads nowhere or is not understood. */
    public static List<JsonNode> find(JsonNode object, String path) {
        List<JsonNode> here = List.of(object);
        Matcher step = STEP.matcher(path);
        int end = 0;
        while (step.find()) {
            if (step.start() != end) {
                return List.of();
            }
            end = step.end();
            here = follow(here, step);
        }
        return end == path.length() ? here : List.of();
    }

    private static List<JsonNode> follow(List<JsonNode> nodes, Matcher step) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode node : nodes) {
            if (step.group("all") != null) {
                node.forEach(found::add);
            } else if (step.group("key") != null) {
                node.valueStream()
                        .filter(element -> element.at("/" + step.group("key").replace('.', '/'))
                                .asText()
                                .equals(step.group("value")))
                        .forEach(found::add);
            } else {
                JsonNode next = next(node, step);
                if (!next.isMissingNode() && !next.isNull()) {
                    found.add(next);
                }
            }
        }
        return found;
    }

    private static JsonNode next(JsonNode node, Matcher step) {
        if (step.group("index") != null) {
            return node.path(Integer.parseInt(step.group("index")));
        }
        String field = step.group("field") != null
                ? step.group("field").replace("\\", "")
                : step.group("quoted").replace("\\", "");
        return node.path(field);
    }
}
