package io.dirigent.apiserver.builtin;

import static io.dirigent.apiserver.json.Json.objects;
import static io.dirigent.apiserver.json.Json.setDefault;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.json.Json;

/** Endpoints, EndpointSlices and NetworkPolicies. */
final class NetworkRules implements KindRules {
    @Override
    public void fill(ObjectNode object) {
        switch (Json.text(object, "kind")) {
            case "Endpoints" -> objects(object.path("subsets")).forEach(NetworkRules::ports);
            case "EndpointSlice" -> {
                ports(object);
                objects(object.path("ports")).forEach(port -> setDefault(port, "name", ""));
            }
            case "NetworkPolicy" -> policy(Json.ensure(object, "spec"));
            default -> {}
        }
    }

    private static void ports(ObjectNode object) {
        objects(object.path("ports")).forEach(port -> setDefault(port, "protocol", "TCP"));
    }

    private static void policy(ObjectNode spec) {
        objects(spec.path("ingress")).forEach(NetworkRules::ports);
        objects(spec.path("egress")).forEach(NetworkRules::ports);
        if (spec.path("policyTypes").isEmpty()) {
            ArrayNode types = spec.putArray("policyTypes").add("Ingress");
            if (!spec.path("egress").isEmpty()) {
                types.add("Egress");
            }
        }
    }
}
