package io.dirigent.operator.resources;

import io.dirigent.api.DirectoryCluster;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;

/** Lets whoever drains nodes take one ready member at a time; one that does not serve anyway never blocks a drain. */
public final class DisruptionBudget {

    private DisruptionBudget() {}

    public static PodDisruptionBudget of(DirectoryCluster cluster) {
        Names names = Names.of(cluster);
        return new PodDisruptionBudgetBuilder()
                .withMetadata(Metadata.ownedOfSuppliers(cluster, names.disruptionBudget()))
                .withNewSpec()
                .withMaxUnavailable(new IntOrString(1))
                .withNewSelector()
                .withMatchLabels(Labels.selector(names.cluster()))
                .endSelector()
                .withUnhealthyPodEvictionPolicy("AlwaysAllow")
                .endSpec()
                .build();
    }
}
