package io.dirigent.operator.resources;

import io.dirigent.api.DirectoryCluster;
import io.dirigent.operator.keys.Purpose;

/**
 * What the objects of a cluster are called.
 *
 * @param namespace where they are
 * @param cluster name of the DirectoryCluster
 */
public record Names(String namespace, String cluster) {

    public static Names of(DirectoryCluster cluster) {
        return new Names(
                cluster.getMetadata().getNamespace(), cluster.getMetadata().getName());
    }

    /** {@code namespace/name}, as members' settings and marks say whose they are. */
    public String owner() {
        return namespace + "/" + cluster;
    }

    /** The StatefulSet. */
    public String statefulSet() {
        return cluster;
    }

    /** The claim of a member's volume, as a StatefulSet calls it. */
    public String claim(String member) {
        return Mounts.DATA.volumeName() + "-" + member;
    }

    /** The Service that clients use. */
    public String clientService() {
        return cluster;
    }

    /** The headless Service that gives each member its name. */
    public String membersService() {
        return cluster + "-members";
    }

    /** The host name under which clients find any ready member. */
    public String clientHost() {
        return clientService() + "." + namespace + ".svc";
    }

    /** What follows a member's name in its address. */
    public String domain() {
        return membersService() + "." + namespace + ".svc";
    }

    /** The address of a member, such as {@code corp-0.corp-members.ns.svc}. */
    public String address(String member) {
        return member + "." + domain();
    }

    public String serviceAccount() {
        return cluster;
    }

    public String disruptionBudget() {
        return cluster;
    }

    public String networkPolicy() {
        return cluster;
    }

    public String settings() {
        return cluster + "-settings";
    }

    public String operatorTrust() {
        return cluster + "-operator-trust";
    }

    /** The ConfigMap that says which volume has which server id. */
    public String ledger() {
        return cluster + "-ledger";
    }

    /** The ConfigMap with the certificate that has this digest. */
    public String certificate(String digest) {
        return cluster + "-removal-" + digest;
    }

    /** The Secret with the administrator's password. */
    public String admin() {
        return cluster + "-admin";
    }

    /** The Secret with a key, its certificate and what is trusted for its purpose. */
    public String tls(Purpose purpose) {
        return cluster + "-" + purpose.word() + "-tls";
    }

    /** The Secret with the key of the authority for a purpose; no pod mounts it. */
    public String authority(Purpose purpose) {
        return cluster + "-" + purpose.word() + "-ca";
    }
}
