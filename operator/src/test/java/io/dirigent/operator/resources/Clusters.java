package io.dirigent.operator.resources;

import io.dirigent.api.DirectoryCluster;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Optional;

/** Resources as an API server hands them to the operator. */
final class Clusters {

    static final Installation INSTALLATION = new Installation(
            MemberStatefulSet.DEFAULT_IMAGE,
            Optional.of(OperatorPods.of(Optional.of("dirigent-system"), OperatorPods.DEFAULT_SELECTOR)));

    private Clusters() {}

    /** {@code corp} in namespace {@code ns} with this spec, in YAML. */
    static DirectoryCluster with(String spec) {
        return Serialization.unmarshal("""
                apiVersion: dirigent.io/v1alpha1
                kind: DirectoryCluster
                metadata: {name: corp, namespace: ns, uid: 5b1e9a52-0000-4000-8000-000000000001}
                spec:
                """ + spec.indent(2), DirectoryCluster.class);
    }

    static DirectoryCluster smallest() {
        return with("suffixes: [\"dc=example,dc=com\"]");
    }

    static DirectoryCluster everything() {
        return with("""
                suffixes: ["dc=example,dc=com", "o=Example Corp."]
                storage: {size: 1024Mi, class: fast}
                resources:
                  requests: {cpu: 0.5, memory: 512Mi}
                  limits: {cpu: 2000m, memory: 1Gi}
                image: registry.example.com/directory-server:1.0
                server:
                  indexes: [{attribute: uid, types: [presence, equality]}, {attribute: cn, types: [substring]}]
                  jvm: {heap: 1Gi, collector: G1, tiers: C1}
                replication: {changelogPurgeDelay: 10h}
                bootstrap: {configMapRef: {name: people, key: people.ldif}}
                podTemplate:
                  labels: {team: identity}
                  annotations: {example.com/note: hello}
                  topologySpreadConstraints: []
                  tolerations: [{key: directory, operator: Exists, effect: NoSchedule}]
                  nodeSelector: {disktype: ssd}
                  priorityClassName: system-cluster-critical
                """);
    }
}
