package io.dirigent.directory.launcher;

import io.dirigent.directory.launcher.http.Health;
import io.dirigent.directory.launcher.http.Metrics;
import io.dirigent.directory.launcher.mark.Verdict;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Answers the probes from what the loops last saw; no probe waits for the server. */
final class MemberHealth implements Health {

    /** A loop that has not come round for so long hangs in the server. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final Clock clock;
    private volatile Supplier<Verdict> verdict = () -> new Verdict.Closed("starting");
    private volatile Consumer<Metrics> details = metrics -> {};
    private volatile Instant beat;
    private volatile boolean started;
    private volatile boolean working;
    private volatile boolean stopping;

    MemberHealth(Clock clock) {
        this.clock = clock;
        this.beat = clock.instant();
    }

    /** Something is done before the server starts that takes as long as the data is big; whoever ended it for that would only see it begin again. */
    void working(String at) {
        verdict = () -> new Verdict.Closed(at);
        working = true;
    }

    /** From now on the server runs. */
    void begin(Supplier<Verdict> doorVerdict, Consumer<Metrics> memberDetails) {
        verdict = doorVerdict;
        details = memberDetails;
        beat();
        started = true;
    }

    void beat() {
        beat = clock.instant();
    }

    void stopping() {
        stopping = true;
    }

    @Override
    public Answer started() {
        if (working && !started) {
            return new Answer(true, ready().reason());
        }
        return started ? new Answer(true, "started") : new Answer(false, "starting");
    }

    @Override
    public Answer alive() {
        Duration silence = Duration.between(beat, clock.instant());
        if (started && silence.compareTo(SILENCE) > 0) {
            return new Answer(false, "the server has not answered for " + silence.toSeconds() + " s");
        }
        return new Answer(true, "alive");
    }

    @Override
    public Answer ready() {
        if (stopping) {
            return new Answer(false, "stopping");
        }
        return switch (verdict.get()) {
            case Verdict.Open open -> new Answer(open.ready(), open.reason());
            case Verdict.Closed closed -> new Answer(false, closed.reason());
        };
    }

    @Override
    public String metrics() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        Metrics metrics = new Metrics()
                .gauge("dirigent_ready", "Whether the member is ready.", ready().yes() ? 1 : 0)
                .gauge(
                        "dirigent_public_ports_open",
                        "Whether clients are served.",
                        verdict.get() instanceof Verdict.Open ? 1 : 0)
                .gauge(
                        "jvm_memory_used_bytes",
                        "Used memory.",
                        "area",
                        "heap",
                        memory.getHeapMemoryUsage().getUsed())
                .gauge(
                        "jvm_memory_used_bytes",
                        "Used memory.",
                        "area",
                        "nonheap",
                        memory.getNonHeapMemoryUsage().getUsed())
                .gauge(
                        "jvm_memory_max_bytes",
                        "Maximum memory.",
                        "area",
                        "heap",
                        memory.getHeapMemoryUsage().getMax())
                .gauge(
                        "jvm_threads_current",
                        "Live threads.",
                        ManagementFactory.getThreadMXBean().getThreadCount())
                .gauge(
                        "process_start_time_seconds",
                        "Start of the process, since the epoch.",
                        ManagementFactory.getRuntimeMXBean().getStartTime() / 1000.0);
        if (started) {
            details.accept(metrics);
        }
        return metrics.print();
    }
}
