package io.dirigent.directory.launcher.mark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GateTest {

    private static final Instant START = Instant.parse("2026-01-02T00:00:00Z");

    private static final Optional<Duration> LIMIT = Optional.of(Duration.ofHours(1));

    private final Object domain = new Object();
    private final Gate gate = Gate.ofLoneMember();

    @Test
    void anInitialisedMemberServesOnceReplicationIsNormal() {
        assertThat(gate.decide(mark("initialised"), replication(false)))
                .isEqualTo(new Verdict.Closed("replication of dc=x is Not connected"));
        assertThat(gate.decide(mark("initialised"), replication(true)))
                .isEqualTo(new Verdict.Open(true, "serving clients"));
    }

    @Test
    void losingPeersClosesNothing() {
        gate.decide(mark("initialised"), replication(true));
        assertThat(gate.decide(mark("initialised"), replication(false))).isInstanceOf(Verdict.Open.class);
    }

    @Test
    void aLeavingMemberServesButIsNotReady() {
        assertThat(gate.decide(mark("leaving"), replication(true)))
                .isEqualTo(new Verdict.Open(false, "the member is leaving"));
    }

    @ParameterizedTest
    @EnumSource(
            value = MarkState.class,
            names = {"EMPTY", "LOADING", "FROZEN", "RETIRED"})
    void closesInEveryOtherState(MarkState state) {
        gate.decide(mark("initialised"), replication(true));
        assertThat(gate.decide(mark(state.word()), replication(true)))
                .isEqualTo(new Verdict.Closed("the volume is " + state.word()));
    }

    @Test
    void afterALoadReplicationHasToBecomeNormalAgain() {
        gate.decide(mark("initialised"), replication(true));
        gate.decide(mark("loading"), replication(false));
        assertThat(gate.decide(mark("initialised"), replication(false))).isInstanceOf(Verdict.Closed.class);
    }

    @Test
    void aDomainThatIsConfiguredAnewHasToBecomeNormalAgain() {
        gate.decide(mark("initialised"), replication(true));
        assertThat(gate.decide(mark("initialised"), replication(new Object(), true, false)))
                .isInstanceOf(Verdict.Closed.class);
    }

    @Test
    void closesWithoutReplication() {
        assertThat(gate.decide(mark("initialised"), new ReplicationView(false, List.of())))
                .isEqualTo(new Verdict.Closed("replication is not configured"));
        assertThat(gate.decide(mark("initialised"), replication(domain, false, false)))
                .isEqualTo(new Verdict.Closed("replication of dc=x is not configured"));
    }

    @Test
    void closesWithoutAMarkThatItUnderstands() {
        assertThat(gate.decide(Optional.empty(), replication(true))).isInstanceOf(Verdict.Closed.class);
        assertThat(gate.decide(mark("perfect"), replication(true))).isInstanceOf(Verdict.Closed.class);
    }

    @Test
    void aMemberLastInSyncTooLongAgoWaitsForTheOperator() {
        Instant last = START.minus(Duration.ofHours(2));
        Gate suspicious = Gate.of(Optional.of(last), Optional.empty(), LIMIT, START);
        assertThat(suspicious.decide(mark("initialised"), replication(true)))
                .isInstanceOf(Verdict.Closed.class)
                .extracting(Verdict::reason)
                .asString()
                .contains("too long ago");
        assertThat(suspicious.decide(compared(last), replication(true))).isInstanceOf(Verdict.Closed.class);
        assertThat(suspicious.decide(compared(START), replication(true))).isInstanceOf(Verdict.Open.class);
    }

    @Test
    void aMemberThatWasLoadedAnewIsNoLongerOutOfSync() {
        Instant last = START.minus(Duration.ofHours(2));
        Gate suspicious = Gate.of(Optional.of(last), Optional.empty(), LIMIT, START);
        assertThat(suspicious.decide(loaded(last), replication(true))).isInstanceOf(Verdict.Closed.class);
        assertThat(suspicious.decide(loaded(START), replication(true))).isInstanceOf(Verdict.Open.class);
    }

    @Test
    void aMemberLastInSyncALittleAgoOpensByItself() {
        Gate trusting = Gate.of(Optional.of(START.minus(Duration.ofMinutes(59))), Optional.empty(), LIMIT, START);
        assertThat(trusting.decide(mark("initialised"), replication(true))).isInstanceOf(Verdict.Open.class);
    }

    /** It was compared and readmitted, was cut off before it could note anything, and starts when that is too long ago. */
    @Test
    void aProofThatIsTooOldItselfDoesNotOpenTheMember() {
        Instant last = START.minus(Duration.ofHours(9));
        Optional<Mark> old = compared(START.minus(Duration.ofHours(2)));
        Gate suspicious = Gate.of(Optional.of(last), old, LIMIT, START);

        assertThat(suspicious.outOfSyncSince()).contains(START.minus(Duration.ofHours(2)));
        assertThat(suspicious.decide(old, replication(true))).isInstanceOf(Verdict.Closed.class);
        assertThat(suspicious.decide(compared(START), replication(true))).isInstanceOf(Verdict.Open.class);
    }

    @Test
    void aProofThatIsYoungEnoughCountsLikeANote() {
        Instant last = START.minus(Duration.ofHours(9));
        Optional<Mark> young = compared(START.minus(Duration.ofMinutes(59)));
        Gate trusting = Gate.of(Optional.of(last), young, LIMIT, START);
        assertThat(trusting.decide(young, replication(true))).isInstanceOf(Verdict.Open.class);
    }

    @Test
    void withoutALimitNoTimeIsTooLong() {
        Gate trusting = Gate.of(Optional.of(Instant.EPOCH), Optional.empty(), Optional.empty(), START);
        assertThat(trusting.decide(mark("initialised"), replication(true))).isInstanceOf(Verdict.Open.class);
    }

    private ReplicationView replication(boolean normal) {
        return replication(domain, true, normal);
    }

    private static ReplicationView replication(Object instance, boolean configured, boolean normal) {
        String status = normal ? "Normal" : "Not connected";
        return new ReplicationView(
                true, List.of(new ReplicationView.Domain("dc=x", configured, normal, status, instance)));
    }

    private static Optional<Mark> mark(String state) {
        return Optional.of(new Mark(
                "ns/corp/0", Set.of("dc=x"), MarkState.of(state), Set.of(), Optional.empty(), Optional.empty()));
    }

    private static Optional<Mark> loaded(Instant when) {
        return Optional.of(new Mark(
                "ns/corp/0",
                Set.of("dc=x"),
                MarkState.of("initialised"),
                Set.of(),
                Optional.of(when),
                Optional.empty()));
    }

    private static Optional<Mark> compared(Instant when) {
        return Optional.of(new Mark(
                "ns/corp/0",
                Set.of("dc=x"),
                MarkState.of("initialised"),
                Set.of(),
                Optional.empty(),
                Optional.of(when)));
    }
}
