package io.dirigent.operator.directory;

import io.dirigent.operator.directory.Observation.Load;
import io.dirigent.operator.membership.ServerId;
import java.time.Instant;
import java.util.Optional;

/** A load of one suffix of a fake member; without a source it is the seed's import. */
final class FakeLoad {

    final ServerId id;
    final String suffix;
    final FakeSuffix.Snapshot content;
    final Optional<FakeServer> source;
    private final int ticks;
    private final Instant began;
    private int done;
    private Load.State state = Load.State.RUNNING;
    private String message = "";
    private long left;

    FakeLoad(
            ServerId id,
            String suffix,
            FakeSuffix.Snapshot content,
            Optional<FakeServer> source,
            int ticks,
            Instant began) {
        this.id = id;
        this.suffix = suffix;
        this.content = content;
        this.source = source;
        this.ticks = ticks;
        this.began = began;
    }

    /** A load from a member that is no neighbour is over at once, with nothing done; the server calls that a success, the port does not. */
    static FakeLoad ofNothing(ServerId id, String suffix, Instant began) {
        FakeLoad load = new FakeLoad(id, suffix, new FakeSuffix().snapshot(), Optional.empty(), 0, began);
        load.fail("completed with nothing done: the source is no neighbour");
        return load;
    }

    /** The trap: a source that is still busy with another load drops the request, and the task waits for ever. */
    static FakeLoad unheard(ServerId id, String suffix, Instant began) {
        return new FakeLoad(id, suffix, new FakeSuffix().snapshot(), Optional.empty(), Integer.MAX_VALUE, began);
    }

    /** So many entries are deleted at the source while it runs: they were announced, and never come. */
    FakeLoad leaving(long entries) {
        left = entries;
        return this;
    }

    /** It ends in the middle. */
    FakeLoad failing() {
        left = -1;
        return this;
    }

    boolean isRunning() {
        return state == Load.State.RUNNING;
    }

    void fail(String why) {
        state = Load.State.FAILED;
        message = why;
    }

    void tick(FakeSuffix target, boolean targetIsReplicated) {
        if (ticks == Integer.MAX_VALUE) {
            return;
        }
        done++;
        if (done < ticks) {
            target.leavePartOf(content.entries(), processed());
            return;
        }
        if (ticks > 0 && left < 0) {
            fail("the source is gone");
            return;
        }
        state = Load.State.COMPLETED;
        if (source.isPresent()) {
            target.becomeCopyOf(content);
        } else {
            target.importAll(content.entries(), targetIsReplicated);
        }
    }

    Load seen() {
        return new Load(
                suffix,
                state,
                processed(),
                isRunning() ? total() - processed() : Math.max(0, left),
                message,
                Optional.of(began));
    }

    private long total() {
        return content.entries().size();
    }

    private long processed() {
        return ticks == 0 ? 0 : total() * Math.min(done, ticks) / ticks;
    }
}
