package io.dirigent.stories.local;

import io.dirigent.localcluster.node.LocalPod;
import io.dirigent.stories.MemberPod;
import java.util.Optional;
import java.util.OptionalLong;

/** A pod that is a process of this machine. */
record LocalMemberPod(LocalPod pod) implements MemberPod {

    @Override
    public String uid() {
        return pod.uid();
    }

    @Override
    public String address() {
        return pod.address();
    }

    @Override
    public Optional<String> node() {
        return Optional.empty();
    }

    @Override
    public OptionalLong pid() {
        return pod.pid();
    }

    @Override
    public Optional<String> run() {
        OptionalLong pid = pid();
        return pid.isPresent() ? Optional.of(String.valueOf(pid.getAsLong())) : Optional.empty();
    }

    @Override
    public void kill9() {
        pod.kill9();
    }

    @Override
    public void pause() {
        pod.pause();
    }

    @Override
    public void resume() {
        pod.resume();
    }
}
