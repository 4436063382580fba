package io.dirigent.stories;

import io.dirigent.localcluster.controlplane.Identity;
import io.dirigent.localcluster.controlplane.RequestCount;
import io.dirigent.stories.local.LocalTestCluster;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the operator may do by the chart, and what it did: a right is a verb and a resource, as in {@code create secrets}. */
final class Rights {
    private static final String MANIFESTS = "helm/manifests/install.yaml";

    /** The operator SDK refuses to take part in an election unless it may do this, which it then does by a patch. */
    private static final String ASKED_FOR = "update leases";

    private Rights() {}

    /** What the operator asked for, and was not given to everybody who is known: reviews of one's own rights, and paths. */
    static Set<String> usedOn(LocalTestCluster cluster) {
        Set<String> used = new TreeSet<>();
        requestsOn(cluster).forEach(request -> {
            used.add(request.verb() + " " + request.resource());
            // An apply that finds nothing makes it, and must be allowed both. Each kind of object is made at some time.
            if (request.verb().equals("patch") && !request.resource().contains("/")) {
                used.add("create " + request.resource());
            }
        });
        used.add(ASKED_FOR);
        return used;
    }

    /** Namespaces in which it asked for something but leases; empty for those who ask everywhere. */
    static Set<String> namespacesOn(LocalTestCluster cluster) {
        return requestsOn(cluster)
                .filter(Predicate.not(request -> request.resource().equals("leases")))
                .map(RequestCount::namespace)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<RequestCount> requestsOn(LocalTestCluster cluster) {
        return cluster.kubernetes().requests(Identity.OPERATOR).stream()
                .filter(request -> !request.resource().startsWith("/"))
                .filter(request -> !request.resource().endsWith("reviews"));
    }

    /** What the chart's roles allow. */
    static Set<String> granted() throws IOException {
        return rules().flatMap(rule -> rule.getResources().stream()
                        .flatMap(resource -> rule.getVerbs().stream().map(verb -> verb + " " + resource)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The resources of the chart's roles, each with its group: {@code apps/statefulsets}. */
    static Set<String> resourcesInGroups() throws IOException {
        return rules().flatMap(rule -> rule.getApiGroups().stream()
                        .flatMap(group -> rule.getResources().stream().map(resource -> group + "/" + resource)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<PolicyRule> rules() throws IOException {
        try (KubernetesClient reader = new KubernetesClientBuilder().build();
                InputStream file = Files.newInputStream(Artifacts.checkout().resolve(MANIFESTS))) {
            return reader.load(file).items().stream()
                    .flatMap(object -> switch (object) {
                        case ClusterRole role -> role.getRules().stream();
                        case Role role -> role.getRules().stream();
                        default -> Stream.<PolicyRule>empty();
                    })
                    .toList()
                    .stream();
        }
    }
}
