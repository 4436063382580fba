package io.dirigent.directory.launcher;

import io.dirigent.directory.launcher.http.Metrics;
import io.dirigent.directory.launcher.mark.MarkState;
import io.dirigent.directory.launcher.mark.ReplicationView;
import io.dirigent.directory.launcher.server.Databases;
import io.dirigent.directory.launcher.server.PublicHandlers;
import io.dirigent.directory.launcher.server.Replication;
import io.dirigent.directory.launcher.settings.Suffix;
import io.dirigent.directory.launcher.volume.LastInSync;
import io.dirigent.directory.launcher.volume.Storage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The numbers of a running member; none of them asks another member. */
record MemberMetrics(
        List<Suffix> suffixes,
        Door door,
        PublicHandlers handlers,
        Replication replication,
        LastInSync lastInSync,
        Storage storage) {

    void collect(Metrics metrics) {
        Optional<MarkState> current = door.mark().flatMap(mark -> mark.state());
        for (MarkState state : MarkState.values()) {
            metrics.gauge(
                    "dirigent_member_state",
                    "What the volume's mark says.",
                    "state",
                    state.word(),
                    current.filter(state::equals).isPresent() ? 1 : 0);
        }
        metrics.gauge("dirigent_client_connections", "Open connections of clients.", handlers.connections());
        metrics.gauge("dirigent_volume_free_bytes", "Room that is left on the volume.", storage.free());
        metrics.gauge("dirigent_changelog_bytes", "What the changelog takes of the volume.", storage.changelog());
        for (Suffix suffix : suffixes) {
            metrics.gauge("dirigent_entries", "Entries held.", "suffix", suffix.dn(), Databases.entries(suffix));
            metrics.gauge(
                    "dirigent_replication_neighbours",
                    "Replication servers of other members that are connected.",
                    "suffix",
                    suffix.dn(),
                    replication.neighbours(suffix));
        }
        for (ReplicationView.Domain domain : replication.view().domains()) {
            metrics.gauge(
                    "dirigent_replication_normal",
                    "Whether replication of the suffix is in its normal state.",
                    "suffix",
                    domain.name(),
                    domain.normal() ? 1 : 0);
        }
        try {
            lastInSync
                    .read()
                    .ifPresent(instant -> metrics.gauge(
                            "dirigent_last_in_sync_seconds",
                            "When the member was last in sync, since the epoch.",
                            instant.getEpochSecond()));
        } catch (IOException e) {
            metrics.gauge("dirigent_last_in_sync_seconds", "When the member was last in sync, since the epoch.", 0);
        }
    }
}
