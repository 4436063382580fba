package io.dirigent.directory.launcher.settings;

import io.dirigent.directory.launcher.StartRefused;
import java.net.InetAddress;

/**
 * Who this member is.
 *
 * @param name the pod's name
 * @param owner {@code namespace/cluster/ordinal}, as the mark says it
 * @param hostName by which other members reach it
 */
public record Member(String name, String owner, String hostName, InetAddress address, ServerSettings settings) {

    public static Member of(Pod pod, ServerSettings settings) {
        if (!settings.owner().equals(pod.namespace() + "/" + settings.cluster())) {
            throw StartRefused.configuration(
                    "the settings belong to " + settings.owner() + ", but the pod is in namespace " + pod.namespace());
        }
        int ordinal = pod.ordinal(settings.cluster());
        return new Member(
                pod.name(),
                settings.owner() + "/" + ordinal,
                pod.name() + "." + settings.domain(),
                pod.address(),
                settings);
    }

    /** Administration stays off the network, but for local processes, which all share the one loopback. */
    public String administrationAddress() {
        return address.isLoopbackAddress() ? address.getHostAddress() : "127.0.0.1";
    }
}
