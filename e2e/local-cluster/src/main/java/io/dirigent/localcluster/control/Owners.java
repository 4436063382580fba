package io.dirigent.localcluster.control;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;

/** Owner references, written and read. */
public final class Owners {

    private Owners() {}

    public static boolean controls(HasMetadata owner, HasMetadata owned) {
        return owned.getMetadata().getOwnerReferences().stream()
                .anyMatch(reference -> Boolean.TRUE.equals(reference.getController())
                        && reference.getUid().equals(owner.getMetadata().getUid()));
    }

    public static OwnerReference controller(HasMetadata owner) {
        return new OwnerReferenceBuilder(owner(owner))
                .withController(true)
                .withBlockOwnerDeletion(true)
                .build();
    }

    /** An owner that does not control: the object only goes when the owner does. */
    public static OwnerReference owner(HasMetadata owner) {
        return new OwnerReferenceBuilder()
                .withApiVersion(owner.getApiVersion())
                .withKind(owner.getKind())
                .withName(owner.getMetadata().getName())
                .withUid(owner.getMetadata().getUid())
                .build();
    }
}
