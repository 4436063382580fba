package io.dirigent.operator.reconcile;

import io.dirigent.operator.act.Pods;
import io.dirigent.operator.membership.Member;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;

/** Deletes pods of a namespace, each only if it is the one that is meant: the one seen may have been replaced since. */
record PodDeletion(KubernetesClient client, String namespace) implements Pods {

    @Override
    public boolean delete(Member member, String uid) {
        try {
            client.raw(
                    "/api/v1/namespaces/" + namespace + "/pods/" + member.name(),
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
}
