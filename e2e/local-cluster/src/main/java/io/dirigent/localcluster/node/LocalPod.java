package io.dirigent.localcluster.node;

import io.dirigent.localcluster.process.Signals;
import java.nio.file.Path;
import java.util.OptionalLong;

/** A pod as the process that it is: for tests that hurt it. */
public final class LocalPod {

    private final PodRunner runner;

    LocalPod(PodRunner runner) {
        this.runner = runner;
    }

    /** Empty while its container does not run. */
    public OptionalLong pid() {
        return runner.process().map(process -> OptionalLong.of(process.pid())).orElse(OptionalLong.empty());
    }

    public String uid() {
        return runner.pod().getMetadata().getUid();
    }

    /** Its loopback address, the same one for every pod of this name. */
    public String address() {
        return runner.starter().address();
    }

    /** What its containers have written to both outputs, one after the other. */
    public Path log() {
        return runner.starter().log();
    }

    /** SIGKILL to the process; the node starts it again. */
    public void kill9() {
        Signals.kill(process());
    }

    /** SIGSTOP: hangs, with all connections open. */
    public void pause() {
        Signals.pause(process());
    }

    /** SIGCONT. */
    public void resume() {
        Signals.resume(process());
    }

    private Process process() {
        return runner.process()
                .orElseThrow(() -> new IllegalStateException(
                        runner.pod().getMetadata().getName() + " does not run at the moment"));
    }
}
