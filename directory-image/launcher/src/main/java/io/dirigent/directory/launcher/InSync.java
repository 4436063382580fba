package io.dirigent.directory.launcher;

import io.dirigent.directory.launcher.configuration.Names;
import io.dirigent.directory.launcher.log.Log;
import io.dirigent.directory.launcher.server.InternalLdap;
import io.dirigent.directory.launcher.server.Replication;
import io.dirigent.directory.launcher.settings.Suffix;
import io.dirigent.directory.launcher.volume.LastInSync;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.opends.server.replication.common.ServerState;

/**
 * Notes each minute that the member is in sync: a neighbour is connected for every suffix, and what the others held a
 * minute ago is here. A member whose configuration names no neighbour has nobody to be out of sync with.
 */
final class InSync {

    private final List<Suffix> suffixes;
    private final Replication replication;
    private final InternalLdap ldap;
    private final BooleanSupplier isServing;
    private final LastInSync file;
    private final Clock clock;
    private final Map<Suffix, ServerState> aMinuteAgo = new HashMap<>();

    /**
     * @param isServing whether clients are served and new ones are sent; a member that is not has nothing to be proud of: where changes were missed that
     *     nobody has any more, it looks as if it were in sync, and one that leaves is not told any more of what it misses
     */
    InSync(
            List<Suffix> suffixes,
            Replication replication,
            InternalLdap ldap,
            BooleanSupplier isServing,
            LastInSync file,
            Clock clock) {
        this.suffixes = suffixes;
        this.replication = replication;
        this.ldap = ldap;
        this.isServing = isServing;
        this.file = file;
        this.clock = clock;
    }

    /** One look; one a minute. */
    void look() {
        // All of them are asked even if one is behind, for the comparison in a minute.
        boolean inSync = isLone(ldap.read(Names.REPLICATION_SERVER))
                || suffixes.stream().map(this::isInSync).reduce(true, Boolean::logicalAnd);
        if (inSync && isServing.getAsBoolean()) {
            try {
                file.touch(clock.instant());
            } catch (IOException e) {
                Log.warn("cannot note that the member is in sync: " + StartRefused.reason(e));
            }
        }
    }

    /** Whether the entry of the replication server names no other one but itself. */
    static boolean isLone(Optional<Function<String, List<String>>> replicationServer) {
        return replicationServer
                .map(entry -> entry.apply("ds-cfg-replication-server").size() == 1)
                .orElse(false);
    }

    private boolean isInSync(Suffix suffix) {
        if (replication.neighbours(suffix) == 0) {
            aMinuteAgo.remove(suffix);
            return false;
        }
        Optional<ServerState> others = replication.heldByOthers(suffix);
        Optional<ServerState> before = Optional.ofNullable(aMinuteAgo.remove(suffix));
        others.ifPresent(state -> aMinuteAgo.put(suffix, state));
        Optional<ServerState> own = replication.held(suffix);
        return own.isPresent() && others.isPresent() && own.get().cover(before.orElse(others.get()));
    }
}
