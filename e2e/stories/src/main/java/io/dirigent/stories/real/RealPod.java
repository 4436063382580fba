package io.dirigent.stories.real;

import io.dirigent.stories.MemberPod;
import io.dirigent.stories.Nodes;
import io.dirigent.stories.NotOnThisCluster;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;
import java.util.OptionalLong;

/** A member's pod as it was when it was looked at. */
record RealPod(Pod pod, Optional<Nodes> nodes) implements MemberPod {

    @Override
    public String uid() {
        return pod.getMetadata().getUid();
    }

    @Override
    public String address() {
        return pod.getStatus().getPodIP();
    }

    @Override
    public Optional<String> node() {
        return Optional.ofNullable(pod.getSpec().getNodeName());
    }

    @Override
    public OptionalLong pid() {
        return OptionalLong.empty();
    }

    @Override
    public Optional<String> run() {
        return pod.getStatus().getContainerStatuses().stream()
                .filter(container -> container.getState().getRunning() != null)
                .map(ContainerStatus::getContainerID)
                .findFirst();
    }

    @Override
    public void kill9() {
        signal("SIGKILL");
    }

    @Override
    public void pause() {
        signal("SIGSTOP");
    }

    @Override
    public void resume() {
        signal("SIGCONT");
    }

    private void signal(String signal) {
        nodes.orElseThrow(() -> new NotOnThisCluster("nobody can reach a container from outside"))
                .signal(node().orElseThrow(), run().orElseThrow(), signal);
    }
}
