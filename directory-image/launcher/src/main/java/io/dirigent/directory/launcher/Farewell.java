package io.dirigent.directory.launcher;

import io.dirigent.directory.launcher.log.Log;
import io.dirigent.directory.launcher.server.PublicHandlers;
import io.dirigent.directory.launcher.server.Replication;
import io.dirigent.directory.launcher.settings.Suffix;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.opends.server.replication.common.ServerState;

/**
 * What a member does before it stops: it takes no more from clients and waits until another member holds all that it acknowledged. Its
 * volume may go with its pod.
 */
final class Farewell {

    /** A small part of the pod's grace period; the stop itself needs some, too. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final List<Suffix> suffixes;
    private final Replication replication;
    private final PublicHandlers handlers;

    Farewell(List<Suffix> suffixes, Replication replication, PublicHandlers handlers) {
        this.suffixes = suffixes;
        this.replication = replication;
        this.handlers = handlers;
    }

    /** Returns when all is held elsewhere, when nobody is connected to whom it could be sent, or when patience ends. */
    void say() {
        // Asking a neighbour that hangs takes the server longer than a stop may.
        CompletableFuture<Void> handedOn = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("farewell").start(() -> {
            try {
                handlers.dismiss();
                suffixes.forEach(this::awaitHandedOn);
                handedOn.complete(null);
            } catch (RuntimeException e) {
                handedOn.completeExceptionally(e);
            }
        });
        try {
            handedOn.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            Log.warn("stopping, though no other member is known to hold all that was acknowledged here");
        } catch (ExecutionException e) {
            Log.warn("stopping without knowing whether another member holds all that was acknowledged here: "
                    + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is held at first: clients add no more to it, and what goes on arriving from other members is theirs to keep. */
    private void awaitHandedOn(Suffix suffix) {
        Optional<ServerState> held = replication.held(suffix);
        while (held.isPresent() && replication.neighbours(suffix) > 0 && !isHeldElsewhere(suffix, held.get())) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean isHeldElsewhere(Suffix suffix, ServerState held) {
        return replication
                .heldByOthers(suffix)
                .filter(others -> others.cover(held))
                .isPresent();
    }
}
