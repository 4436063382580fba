package io.dirigent.operator.reconcile;

import io.dirigent.api.DirectoryCluster;
import io.dirigent.operator.observe.Wishes;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import java.util.Objects;

/**
 * A changed resource wakes the operator when a user wants something else of it: the spec, which its generation stands for, or a person's
 * word, which is an annotation and changes no generation. The operator's own status never does.
 */
public class NewWish implements OnUpdateFilter<DirectoryCluster> {

    @Override
    public boolean accept(DirectoryCluster now, DirectoryCluster before) {
        ObjectMeta here = now.getMetadata();
        ObjectMeta there = before.getMetadata();
        return !Objects.equals(here.getGeneration(), there.getGeneration())
                // Deleted and applied again while nobody listened: the generations may be the same by chance.
                || !Objects.equals(here.getUid(), there.getUid())
                || !Objects.equals(here.getDeletionTimestamp(), there.getDeletionTimestamp())
                || !Wishes.word(now).equals(Wishes.word(before));
    }
}
