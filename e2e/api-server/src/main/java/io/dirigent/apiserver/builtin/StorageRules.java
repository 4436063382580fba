package io.dirigent.apiserver.builtin;

import static io.dirigent.apiserver.json.Json.setDefault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.failure.Cause;
import io.dirigent.apiserver.json.Json;
import io.dirigent.apiserver.store.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Claims, volumes and classes of storage. */
final class StorageRules implements KindRules {
    private static final String IS_DEFAULT = "storageclass.kubernetes.io/is-default-class";
    private static final List<String> CLAIM_MUTABLE = List.of("resources", "volumeAttributesClassName", "volumeName");

    private final Store store;
    private final String kind;

    StorageRules(Store store, String kind) {
        this.store = store;
        this.kind = kind;
    }

    @Override
    public void fill(ObjectNode object) {
        switch (kind) {
            case "PersistentVolumeClaim" -> setDefault(Json.ensure(object, "spec"), "volumeMode", "Filesystem");
            case "PersistentVolume" -> {
                setDefault(Json.ensure(object, "spec"), "volumeMode", "Filesystem");
                setDefault(Json.ensure(object, "spec"), "persistentVolumeReclaimPolicy", "Retain");
            }
            default -> {
                setDefault(object, "reclaimPolicy", "Delete");
                setDefault(object, "volumeBindingMode", "Immediate");
            }
        }
    }

    @Override
    public void prepare(ObjectNode object, @Nullable ObjectNode old) {
        if (old != null || kind.equals("StorageClass")) {
            return;
        }
        Json.ensure(object, "status").put("phase", "Pending");
        if (kind.equals("PersistentVolumeClaim") && !object.path("spec").has("storageClassName")) {
            store.list("storageclasses.storage.k8s.io", "").objects().stream()
                    .filter(candidate -> Json.text(candidate, "metadata", "annotations", IS_DEFAULT)
                            .equals("true"))
                    .findFirst()
                    .ifPresent(found ->
                            Json.ensure(object, "spec").put("storageClassName", Json.text(found, "metadata", "name")));
        }
    }

    @Override
    public List<Cause> check(ObjectNode object, @Nullable ObjectNode old) {
        return kind.equals("PersistentVolumeClaim")
                ? Immutable.specBut(
                        CLAIM_MUTABLE,
                        object,
                        old,
                        "spec is immutable after creation except resources.requests and volumeAttributesClassName for"
                                + " bound claims")
                : List.of();
    }
}
