package io.dirigent.operator.reconcile;

import io.dirigent.operator.act.ObjectKeeper;
import io.dirigent.operator.act.Pods;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.resources.Names;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;

/** Deletes pods and makes the StatefulSet smaller, each only if it is what was meant: what was seen may have been replaced since. */
record ClusterPods(KubernetesClient client, Names names) implements Pods {

    /** What the API server answers where a test in a patch does not hold. */
    private static final int UNPROCESSABLE = 422;

    @Override
    public boolean delete(Member member, String uid) {
        try {
            client.raw(
                    "/api/v1/namespaces/" + names.namespace() + "/pods/" + member.name(),
                    "DELETE",
                    new DeleteOptionsBuilder()
                            .withApiVersion("v1")
                            .withKind("DeleteOptions")
                            .withNewPreconditions()
                            .withUid(uid)
                            .endPreconditions()
                            .build());
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /** The server itself compares: whoever reads and then writes may have slept in between. */
    @Override
    public boolean shrink(int size) {
        try {
            // Named by an object, it is not read before.
            client.resource(new StatefulSetBuilder()
                            .withNewMetadata()
                            .withNamespace(names.namespace())
                            .withName(names.statefulSet())
                            .endMetadata()
                            .build())
                    .patch(
                            new PatchContext.Builder()
                                    .withPatchType(PatchType.JSON)
                                    .withFieldManager(ObjectKeeper.FIELD_MANAGER)
                                    .build(),
                            """
                            [{"op": "test", "path": "/spec/replicas", "value": %d},
                             {"op": "replace", "path": "/spec/replicas", "value": %d}]
                            """.formatted(size + 1, size));
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == UNPROCESSABLE || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }
}
