package io.dirigent.operator.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.directory.Observation.Load;
import io.dirigent.operator.directory.Observation.Replication;
import io.dirigent.operator.directory.Observation.Status;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * What everybody who decides may rely on, of a real member and of the fake one: both are held to the same answers. The seed serves clients, and
 * another member was loaded from it.
 */
public abstract class MemberContract {

    /** The way to the members. */
    protected abstract DirectoryAdmin members();

    /** The first look at a member that shows this; it fails if none does in time. */
    protected abstract Observation seenOnce(Member member, Predicate<Observation> wanted);

    /** A client connects to a member's public port; it goes when this is closed. */
    protected abstract AutoCloseable connect(Member member) throws Exception;

    protected abstract Member seed();

    protected abstract Member loaded();

    /** How long changes are kept at first. */
    protected abstract Duration purgeDelay();

    @Test
    public void aSupplierTellsWhyItsDoorsAreOpenAndForHowMany() throws Exception {
        Observation open = seenOnce(seed(), seen -> seen.vitals().doors().areOpen());
        int before = open.vitals().doors().clients();
        assertThat(open.vitals().doors().why()).isEqualTo("serving clients");

        try (AutoCloseable client = connect(seed())) {
            assertThat(client).isNotNull();
            seenOnce(seed(), seen -> seen.vitals().doors().clients() == before + 1);
        }

        seenOnce(seed(), seen -> seen.vitals().doors().clients() == before);
    }

    @Test
    public void nothingIsPendingWhereNobodyWrites() {
        Observation seen = seenOnce(seed(), any -> true);
        assertThat(seen.suffixes().values()).allMatch(suffix -> suffix.pending() == 0);
        assertThat(seen.schema().pending()).isZero();
        assertThat(seen.schema().status()).isEqualTo(Status.NORMAL);
        assertThat(seen.schema().generation()).isEqualTo(8408);
    }

    @Test
    public void theSchemaIsReplicatedOverTheSameLinks() {
        seenOnce(
                loaded(),
                seen -> !seen.schema().neighbours().isEmpty()
                        && seen.suffixes().values().stream().allMatch(suffix -> suffix.neighbours()
                                .keySet()
                                .equals(seen.schema().neighbours().keySet())));
    }

    @Test
    public void aMemberTellsWhatItRunsOn() {
        Vitals vitals = seenOnce(loaded(), any -> true).vitals();
        assertThat(vitals.storage().free()).isPositive();
        assertThat(vitals.storage().changelog()).isNotNegative();
        assertThat(vitals.isForwarding()).isTrue();
        assertThat(vitals.keys().certificates())
                .hasSize(2)
                .anyMatch(key -> key.matches("server [0-9a-f]+"))
                .anyMatch(key -> key.matches("replication [0-9a-f]+"));
        assertThat(vitals.keys().authorities())
                .anyMatch(key -> key.matches("replication [0-9a-f]{64}"))
                .anyMatch(key -> key.matches("operator [0-9a-f]{64}"));
    }

    @Test
    public void aLoadTellsSinceWhenItRuns() {
        Load load = seenOnce(loaded(), any -> true).loads().getFirst();
        assertThat(load.since()).isPresent();
    }

    @Test
    public void aPurgeDelayIsInForceAsSoonAsItIsConfigured() throws DirectoryUnavailable {
        ServerId id = seenOnce(seed(), any -> true).replication().orElseThrow().serverId();
        assertThat(kept()).contains(purgeDelay());

        members().configure(seed(), new ReplicationSettings(id, Duration.ofDays(14)));
        assertThat(kept()).contains(Duration.ofDays(14));

        members().configure(seed(), new ReplicationSettings(id, purgeDelay()));
        assertThat(kept()).contains(purgeDelay());
    }

    @Test
    public void thatAMemberWasAskedForItsGenerationIsSeen() throws DirectoryUnavailable {
        Observation before = seenOnce(seed(), any -> true);
        members().resetGeneration(seed());
        seenOnce(
                seed(),
                seen -> seen.generationGiven().isPresent()
                        && seen.hasGenerationsOf(before)
                        && seen.suffixes().values().stream().allMatch(suffix -> suffix.status() == Status.NORMAL));
    }

    private Optional<Duration> kept() {
        return seenOnce(seed(), any -> true).replication().map(Replication::purgeDelay);
    }
}
