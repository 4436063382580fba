package io.dirigent.localcluster.node;

import io.dirigent.localcluster.network.AddressSpace;
import io.dirigent.localcluster.service.HostsFiles;
import io.dirigent.localcluster.volume.ClaimFolders;
import java.nio.file.Path;

/**
 * What a node runs pods with.
 *
 * @param name of the Node, as in a pod's {@code nodeName}
 * @param folder for pods' files and logs
 */
public record NodeSettings(
        String name,
        Path folder,
        ImageStore images,
        AddressSpace addresses,
        ClaimFolders claims,
        HostsFiles hostsFiles,
        BackOff backOff) {

    Path podFolder(String namespace, String pod) {
        return folder.resolve("pods").resolve(namespace).resolve(pod);
    }

    Path log(String namespace, String pod) {
        return folder.resolve("logs").resolve(namespace).resolve(pod + ".log");
    }
}
