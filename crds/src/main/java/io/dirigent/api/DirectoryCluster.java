package io.dirigent.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** A multi-master LDAP directory: its members, their suffixes, and the agreements between them. */
@Group("dirigent.io")
@Version("v1alpha1")
@ShortNames("dircluster")
@AdditionalPrinterColumn(
        name = "Ready",
        type = AdditionalPrinterColumn.Type.STRING,
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(
        name = "Members",
        type = AdditionalPrinterColumn.Type.STRING,
        jsonPath = ".status.membersReady")
@AdditionalPrinterColumn(name = "Topology", type = AdditionalPrinterColumn.Type.STRING, jsonPath = ".status.topology")
@AdditionalPrinterColumn(
        name = "Agreements",
        type = AdditionalPrinterColumn.Type.STRING,
        jsonPath = ".status.agreementsEstablished")
@AdditionalPrinterColumn(name = "Lag", type = AdditionalPrinterColumn.Type.STRING, jsonPath = ".status.lag")
@AdditionalPrinterColumn(
        name = "Age",
        type = AdditionalPrinterColumn.Type.DATE,
        jsonPath = ".metadata.creationTimestamp")
@AdditionalPrinterColumn(
        name = "Reason",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1,
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason")
@ValidationRule(
        value = "self.metadata.name.size() <= 40 && self.metadata.name.matches('^[a-z]([-a-z0-9]*[a-z0-9])?$')",
        message = "the name becomes part of host names: use at most 40 lower-case letters, digits and hyphens,"
                + " a letter first and no hyphen last")
@SchemaCustomizer(value = DeepMerge.class, input = "{\"required\":[\"spec\"]}")
public class DirectoryCluster extends CustomResource<DirectoryClusterSpec, DirectoryClusterStatus>
        implements Namespaced {

    /** Records have no empty constructor: a spec is there when somebody sets it. */
    @Override
    @SuppressWarnings("NullAway")
    protected DirectoryClusterSpec initSpec() {
        return null;
    }

    /** A status is there once the operator reported the first time. */
    @Override
    @SuppressWarnings("NullAway")
    protected DirectoryClusterStatus initStatus() {
        return null;
    }

    /** Whether the user asked for observing and reporting only. */
    @JsonIgnore
    public boolean isPaused() {
        return getSpec().paused();
    }
}
