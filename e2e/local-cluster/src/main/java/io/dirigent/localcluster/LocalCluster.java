package io.dirigent.localcluster;

import io.dirigent.localcluster.control.Informers;
import io.dirigent.localcluster.control.Key;
import io.dirigent.localcluster.controlplane.ControlPlane;
import io.dirigent.localcluster.controlplane.Identity;
import io.dirigent.localcluster.controlplane.RequestCount;
import io.dirigent.localcluster.network.AddressSpace;
import io.dirigent.localcluster.network.Network;
import io.dirigent.localcluster.node.BackOff;
import io.dirigent.localcluster.node.ImageStore;
import io.dirigent.localcluster.node.LocalPod;
import io.dirigent.localcluster.node.Node;
import io.dirigent.localcluster.node.NodeObject;
import io.dirigent.localcluster.node.NodeSettings;
import io.dirigent.localcluster.program.Program;
import io.dirigent.localcluster.program.ProgramSpec;
import io.dirigent.localcluster.service.EndpointSliceController;
import io.dirigent.localcluster.service.HostsFiles;
import io.dirigent.localcluster.statefulset.StatefulSetController;
import io.dirigent.localcluster.volume.ClaimController;
import io.dirigent.localcluster.volume.ClaimFolders;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A Kubernetes cluster on this machine: an API server, the controllers that pods of StatefulSets need, and a node that runs them as
 * processes. Nothing of it outlives its closing, or the end of this program.
 */
public final class LocalCluster implements AutoCloseable {

    private static final String NODE = "local";

    private final Workspace workspace;
    private final ControlPlane controlPlane;
    private final Clients clients;
    private final AddressSpace addresses;
    private final Network network;
    private final Informers informers;
    private final HostsFiles hostsFiles;
    private final ClaimFolders claims;
    private final Node node;
    private final Resources resources;
    private final Thread closing;

    private LocalCluster(LocalClusterOptions options, Resources resources) {
        this.resources = resources;
        closing = Thread.ofPlatform().name("close local cluster").unstarted(resources::close);
        Runtime.getRuntime().addShutdownHook(closing);
        workspace = resources.add(Workspace.make());
        controlPlane = resources.add(ControlPlane.start());
        clients = resources.add(new Clients(controlPlane, workspace.folder("kubeconfigs")));
        addresses = resources.add(AddressSpace.take());
        network = resources.add(new Network(addresses, options.faults()));
        KubernetesClient client = clients.of(Identity.NODE);
        informers = resources.add(Informers.of(client));
        claims = new ClaimFolders(workspace.folder("claims"));
        hostsFiles = resources.add(HostsFiles.start(workspace.folder("names"), informers, network));
        resources.add(ClaimController.start(client, informers));
        node = resources.add(Node.start(settings(new ImageStore(options.images())), client, informers));
        resources.add(EndpointSliceController.start(client, informers));
        // Closed first, or it would make pods again that the node has just stopped.
        resources.add(StatefulSetController.start(client, informers, NODE));
        NodeObject.create(client, NODE);
        informers.start();
    }

    /** Starts it and returns when it is ready to take objects. */
    public static LocalCluster start(LocalClusterOptions options) {
        Resources resources = new Resources();
        try {
            return new LocalCluster(options, resources);
        } catch (RuntimeException e) {
            resources.close();
            throw e;
        }
    }

    private NodeSettings settings(ImageStore images) {
        return new NodeSettings(NODE, workspace.folder("node"), images, addresses, claims, hostsFiles, BackOff.quick());
    }

    /** A client with this identity; it lives as long as the cluster. */
    public KubernetesClient client(Identity identity) {
        return clients.of(identity);
    }

    /** A kubeconfig file with this identity's token, as for {@code kubectl --kubeconfig}. */
    public Path kubeconfigFile(Identity identity) {
        return clients.kubeconfigFile(identity);
    }

    /** What this identity has asked the API server for so far. */
    public List<RequestCount> requests(Identity identity) {
        return controlPlane.requests(identity);
    }

    public Network network() {
        return network;
    }

    /** Everything of this cluster is below it. */
    public Path folder() {
        return workspace.root();
    }

    /** The pod, if the node runs it at the moment. */
    public Optional<LocalPod> pod(String namespace, String name) {
        return node.pod(namespace, name);
    }

    /** Where the data of this claim lies; throws when there is no such claim. */
    public Path claimFolder(String namespace, String claim) {
        return Informers.find(informers.claims(), new Key(namespace, claim))
                .map(claims::of)
                .orElseThrow(() -> new IllegalArgumentException("no claim " + namespace + "/" + claim));
    }

    /**
     * Loses a volume: deletes the claim and the pod that uses it. Where a StatefulSet wants the pod, it comes back with a new claim and an empty
     * volume.
     */
    public void loseVolume(String namespace, String claim, String pod) {
        KubernetesClient admin = client(Identity.ADMIN);
        admin.persistentVolumeClaims().inNamespace(namespace).withName(claim).delete();
        admin.pods().inNamespace(namespace).withName(pod).delete();
    }

    /** Runs a program, such as an operator, with a kubeconfig and this cluster's names; it is stopped with the cluster. */
    public Program runProgram(ProgramSpec spec) {
        Program program = new Program(
                spec,
                kubeconfigFile(spec.identity()),
                hostsFiles.javaOptionsOf(spec.name()),
                workspace.folder("programs").resolve(spec.name() + ".log"));
        program.start();
        return resources.add(program);
    }

    @Override
    public void close() {
        resources.close();
        try {
            Runtime.getRuntime().removeShutdownHook(closing);
        } catch (IllegalStateException e) {
            // This program is ending already.
        }
    }
}
