package io.dirigent.localcluster.volume;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.nio.file.Path;

/** Where the data of a claim lies: a folder of its own for each claim that ever was, so that a new one of the same name is empty. */
public record ClaimFolders(Path folder) {

    public Path of(PersistentVolumeClaim claim) {
        var metadata = claim.getMetadata();
        return folder.resolve(metadata.getNamespace())
                .resolve(metadata.getName() + "-"
                        + metadata.getUid()
                                .substring(0, Math.min(8, metadata.getUid().length())));
    }
}
