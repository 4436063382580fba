package io.dirigent.apiserver.resource;

import io.dirigent.apiserver.schema.Schema;
import java.util.List;
import java.util.Optional;

/**
 * A served resource in one version.
 *
 * @param custom whether a CustomResourceDefinition made it
 * @param subresources the names of its subresources, such as {@code status}
 * @param verbs what can be done with it, in discovery's words
 */
public record ResourceType(
        String group,
        String version,
        String plural,
        String singular,
        String kind,
        String listKind,
        boolean namespaced,
        boolean custom,
        List<String> shortNames,
        List<String> categories,
        List<String> verbs,
        List<String> subresources,
        Optional<ScalePaths> scale,
        List<Column> columns,
        Schema schema) {

    /** {@code apps/v1}, or {@code v1} in the core group. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** What names the resource in all its versions: {@code statefulsets.apps}. */
    public String qualifiedPlural() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /** What names the kind in all its versions: {@code StatefulSet.apps}. */
    public String qualifiedKind() {
        return group.isEmpty() ? kind : kind + "." + group;
    }

    /** Whether status is written apart from the rest. */
    public boolean hasStatus() {
        return subresources.contains("status");
    }

    /** Whether it is this one of Kubernetes' own resources. */
    public boolean is(String qualifiedPlural) {
        return !custom && qualifiedPlural().equals(qualifiedPlural);
    }

    /** Whether objects of it are kept; reviews are only answered. */
    public boolean isStored() {
        return verbs.contains("get");
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
