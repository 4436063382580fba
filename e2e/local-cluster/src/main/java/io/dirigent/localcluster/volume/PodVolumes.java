package io.dirigent.localcluster.volume;

import io.dirigent.localcluster.control.Informers;
import io.dirigent.localcluster.control.Key;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The volumes of one pod. There are no mount namespaces here: a mount path is a link to the volume's folder, below a root folder of the pod, and
 * paths in arguments are rewritten to it.
 */
public final class PodVolumes {

    private final Pod pod;
    private final Informers informers;
    private final ClaimFolders claims;
    private final Path volumes;
    private final Path root;

    /** @param folder of the pod; its root folder lies in it */
    public PodVolumes(Pod pod, Informers informers, ClaimFolders claims, Path folder) {
        this.pod = pod;
        this.informers = informers;
        this.claims = claims;
        this.volumes = folder.resolve("volumes");
        this.root = folder.resolve("root");
    }

    /** What the pod sees as {@code /}. */
    public Path root() {
        return root;
    }

    /** Shows all volumes at their mount paths, from a clean start. */
    public void mount() throws VolumeUnavailable {
        Trees.delete(root);
        Trees.delete(volumes);
        try {
            Files.createDirectories(root);
            for (Volume volume : pod.getSpec().getVolumes()) {
                Files.createDirectories(folderOf(volume));
                fill(volume);
            }
            for (VolumeMount mount : mounts()) {
                link(mount);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Brings ConfigMap and Secret volumes up to date. A source that is gone leaves the files as they are. */
    public void refresh() {
        for (Volume volume : pod.getSpec().getVolumes()) {
            try {
                fill(volume);
            } catch (VolumeUnavailable e) {
                // As the kubelet does: a running pod keeps what it has.
                continue;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void fill(Volume volume) throws VolumeUnavailable, IOException {
        VolumeFiles files = new VolumeFiles(informers, pod.getMetadata().getNamespace());
        if (volume.getConfigMap() != null) {
            new AtomicFolder(folderOf(volume), "rw-r--r--").show(files.of(volume.getName(), volume.getConfigMap()));
        } else if (volume.getSecret() != null) {
            new AtomicFolder(folderOf(volume), "rw-------").show(files.of(volume.getName(), volume.getSecret()));
        }
    }

    private Path folderOf(Volume volume) throws VolumeUnavailable {
        if (volume.getPersistentVolumeClaim() != null) {
            return claims.of(boundClaim(volume));
        }
        if (volume.getConfigMap() == null && volume.getSecret() == null && volume.getEmptyDir() == null) {
            throw new VolumeUnavailable(volume.getName(), "kind of volume not supported by the local cluster");
        }
        return volumes.resolve(volume.getName());
    }

    private PersistentVolumeClaim boundClaim(Volume volume) throws VolumeUnavailable {
        String name = volume.getPersistentVolumeClaim().getClaimName();
        Optional<PersistentVolumeClaim> claim =
                Informers.find(informers.claims(), new Key(pod.getMetadata().getNamespace(), name));
        if (claim.isEmpty()) {
            throw new VolumeUnavailable(volume.getName(), "persistentvolumeclaim \"" + name + "\" not found");
        }
        if (claim.get().getStatus() == null
                || !"Bound".equals(claim.get().getStatus().getPhase())) {
            throw new VolumeUnavailable(volume.getName(), "persistentvolumeclaim \"" + name + "\" not bound");
        }
        return claim.get();
    }

    private List<VolumeMount> mounts() {
        return pod.getSpec().getContainers().getFirst().getVolumeMounts();
    }

    private void link(VolumeMount mount) throws VolumeUnavailable, IOException {
        Volume volume = pod.getSpec().getVolumes().stream()
                .filter(v -> v.getName().equals(mount.getName()))
                .findFirst()
                .orElseThrow(() -> new VolumeUnavailable(mount.getName(), "not declared"));
        if (mount.getSubPath() != null || mount.getSubPathExpr() != null) {
            throw new VolumeUnavailable(mount.getName(), "subPath is not supported by the local cluster");
        }
        Path link = root.resolve(Path.of("/").relativize(Path.of(mount.getMountPath())));
        Files.createDirectories(Optional.ofNullable(link.getParent()).orElseThrow());
        Files.createSymbolicLink(link, folderOf(volume));
    }

    /** A value whose mount path, at its start or after an equals sign, is replaced by where it really is. */
    public String rewrite(String value) {
        return new MountPaths(
                        root, mounts().stream().map(VolumeMount::getMountPath).toList())
                .rewrite(value);
    }
}
