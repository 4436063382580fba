package io.dirigent.apiserver.builtin;

import static io.dirigent.apiserver.json.Json.setDefault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.failure.Cause;
import io.dirigent.apiserver.json.Json;
import io.dirigent.apiserver.store.Store;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Services: their defaults, and their cluster addresses, which nothing routes here. */
final class ServiceRules implements KindRules {
    private static final String NONE = "None";
    private static final int FIRST_NODE_PORT = 30000;
    private static final int ADDRESSES = 65_534;

    private final Store store;

    ServiceRules(Store store) {
        this.store = store;
    }

    @Override
    public void fill(ObjectNode service) {
        ObjectNode spec = Json.ensure(service, "spec");
        setDefault(spec, "type", "ClusterIP");
        setDefault(spec, "sessionAffinity", "None");
        for (ObjectNode port : Json.objects(spec.path("ports"))) {
            setDefault(port, "protocol", "TCP");
            if (port.has("port")) {
                setDefault(port, "targetPort", port.get("port"));
            }
        }
        if (Json.text(spec, "type").equals("ExternalName")) {
            return;
        }
        setDefault(spec, "internalTrafficPolicy", "Cluster");
        if (isReachableFromOutside(spec)) {
            setDefault(spec, "externalTrafficPolicy", "Cluster");
        }
    }

    private static boolean isReachableFromOutside(ObjectNode spec) {
        return List.of("NodePort", "LoadBalancer").contains(Json.text(spec, "type"));
    }

    @Override
    public void prepare(ObjectNode service, @Nullable ObjectNode old) {
        ObjectNode spec = Json.ensure(service, "spec");
        Json.ensure(service, "status", "loadBalancer");
        if (Json.text(spec, "type").equals("ExternalName")) {
            return;
        }
        String address = Json.text(spec, "clusterIP");
        if (address.isEmpty()) {
            address = old == null ? "" : Json.text(old, "spec", "clusterIP");
            spec.put("clusterIP", address.isEmpty() ? freeAddress() : address);
        }
        spec.putArray("clusterIPs").add(Json.text(spec, "clusterIP"));
        setDefault(spec, "ipFamilies", List.of("IPv4"));
        setDefault(spec, "ipFamilyPolicy", "SingleStack");
        if (isReachableFromOutside(spec)) {
            int next = FIRST_NODE_PORT;
            Set<String> taken = taken("nodePort");
            for (ObjectNode port : Json.objects(spec.path("ports"))) {
                while (!port.has("nodePort") && !taken.add(Integer.toString(next))) {
                    next++;
                }
                setDefault(port, "nodePort", (long) next);
            }
        }
    }

    private String freeAddress() {
        Set<String> taken = taken("clusterIP");
        for (int i = 10; i < ADDRESSES; i++) {
            String address = "10.96." + (i >> 8) + "." + (i & 255);
            if (!taken.contains(address)) {
                return address;
            }
        }
        throw new IllegalStateException("no cluster address is left");
    }

    private Set<String> taken(String what) {
        Set<String> taken = new HashSet<>();
        for (ObjectNode service : store.list("services", "").objects()) {
            taken.add(Json.text(service, "spec", what));
            Json.at(service, "spec", "ports")
                    .forEach(port -> taken.add(port.path(what).asText()));
        }
        return taken;
    }

    @Override
    public List<Cause> check(ObjectNode service, @Nullable ObjectNode old) {
        boolean headless = Json.text(service, "spec", "clusterIP").equals(NONE);
        if (!headless
                && Json.at(service, "spec", "ports").isEmpty()
                && !Json.text(service, "spec", "type").equals("ExternalName")) {
            return List.of(Cause.required("spec.ports", ""));
        }
        return Immutable.field(service, old, "spec", "clusterIP");
    }
}
