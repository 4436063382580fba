package io.dirigent.operator.directory;

import io.dirigent.operator.directory.Observation.Load;
import io.dirigent.operator.directory.Observation.Neighbour;
import io.dirigent.operator.directory.Observation.SuffixState;
import io.dirigent.operator.membership.ServerId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a finished load may be believed. A task that says "completed" proves nothing: one from a member that is no neighbour completes
 * with nothing done.
 */
public final class LoadProof {

    /** While writes flow, counts that were not read in the same instant differ by the writes in between. */
    private static final long ENTRIES_PER_LOOK = 50;

    private LoadProof() {}

    /** What speaks against the load, or nothing. */
    public static Optional<String> doubt(Observation target, ServerId targetId, Observation source, ServerId sourceId) {
        for (Map.Entry<String, SuffixState> suffix : source.suffixes().entrySet()) {
            Optional<String> doubt = doubt(suffix.getKey(), target, targetId, suffix.getValue(), sourceId);
            if (doubt.isPresent()) {
                return doubt;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> doubt(
            String suffix, Observation target, ServerId targetId, SuffixState theirs, ServerId sourceId) {
        SuffixState ours = target.suffixes().get(suffix);
        if (ours == null) {
            return Optional.of(suffix + " does not exist");
        }
        Optional<Load> load = target.loads().stream()
                .filter(one -> one.suffix().equals(suffix))
                .findFirst();
        if (load.isEmpty() || load.get().state() != Load.State.COMPLETED) {
            return Optional.of(suffix + " was not loaded");
        }
        if (!ours.isNormal()) {
            return Optional.of(suffix + " does not replicate normally yet");
        }
        if (ours.generation() != theirs.generation()) {
            return Optional.of(
                    suffix + " has generation id " + ours.generation() + ", its source " + theirs.generation());
        }
        if (!agrees(ours.neighbours().get(sourceId), theirs.generation())
                || !agrees(theirs.neighbours().get(targetId), ours.generation())) {
            return Optional.of("the ends of the link do not agree on the generation id of " + suffix);
        }
        long changesApart = ours.vector().distance(theirs.vector());
        long entriesApart = Math.abs(ours.entries() - theirs.entries());
        long allowed = changesApart == 0 ? 0 : changesApart + ENTRIES_PER_LOOK;
        if (entriesApart > allowed) {
            return Optional.of(suffix + " has " + ours.entries() + " entries, its source " + theirs.entries());
        }
        return Optional.empty();
    }

    private static boolean agrees(@Nullable Neighbour neighbour, long generation) {
        return neighbour != null && neighbour.generation() == generation;
    }
}
