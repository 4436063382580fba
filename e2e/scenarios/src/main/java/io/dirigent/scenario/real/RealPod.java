package io.dirigent.scenario.real;

import io.dirigent.scenario.MemberPod;
import io.dirigent.scenario.Nodes;
import io.dirigent.scenario.NotOnThisGround;
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
        nodes.orElseThrow(() -> new NotOnThisGround("nobody can kill a container from outside"))
                .killContainer(node().orElseThrow(), run().orElseThrow());
    }

    @Override
    public void pause() {
        throw new NotOnThisGround("a story for processes only");
    }

    @Override
    public void resume() {
        throw new NotOnThisGround("a story for processes only");
    }
}
