package io.dirigent.operator.reconcile;

import io.dirigent.operator.resources.Labels;
import io.dirigent.operator.resources.Names;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Tells a cluster's members from whatever else carries its label: a backup job, an exporter, members of another kind.
 *
 * @param names the cluster's
 */
record Members(Names names) {

    private static final Pattern ORDINAL = Pattern.compile("\\d+");

    boolean areIn(StatefulSet set) {
        return set.getMetadata().getName().equals(names.statefulSet());
    }

    boolean contain(Pod pod) {
        return isSupplier(pod) && isNamed(pod, names.statefulSet() + "-");
    }

    boolean hold(PersistentVolumeClaim claim) {
        return isSupplier(claim) && isNamed(claim, names.claim(names.statefulSet() + "-"));
    }

    private static boolean isSupplier(HasMetadata object) {
        Map<String, String> labels = object.getMetadata().getLabels();
        return labels != null && Labels.SUPPLIER.equals(labels.get(Labels.ROLE));
    }

    private static boolean isNamed(HasMetadata object, String prefix) {
        String name = object.getMetadata().getName();
        return name.startsWith(prefix)
                && ORDINAL.matcher(name.substring(prefix.length())).matches();
    }
}
