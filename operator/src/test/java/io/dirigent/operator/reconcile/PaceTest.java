package io.dirigent.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.act.Outcome;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.Volume;
import io.dirigent.operator.membership.VolumeId;
import io.dirigent.operator.plan.Notice;
import io.dirigent.operator.plan.Plan;
import io.dirigent.operator.plan.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Step STEP = new Step.Close(new Volume(new Member("corp", 0), new VolumeId("3f2a91bc")));
    private static final Plan CHANGING = new Plan(2, List.of(STEP), List.of());
    private static final Plan AWAITING =
            new Plan(2, List.of(), List.of(new Notice.Waiting("MemberUnseen", "corp-1", "")));
    private static final Plan STEADY = new Plan(2, List.of(), List.of());
    private static final Outcome FAILURE =
            new Outcome(List.of(), Optional.of(new Outcome.Failure(STEP, "connection refused")));
    private static final Outcome SUCCESS = new Outcome(List.of(STEP), Optional.empty());
    private static final Duration AT_ONCE = Duration.ofMillis(50);

    private final Pace pace = new Pace(Intervals.DEFAULTS);

    @Test
    void afterSomethingWasDoneItLooksAtOnceAndAtASteadyClusterSeldom() {
        assertThat(pace.next("corp", CHANGING, SUCCESS)).isEqualTo(AT_ONCE);
        assertThat(pace.next("corp", STEADY, Outcome.NOTHING)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void whatIsAwaitedIsLookedForAtLongerAndLongerIntervalsUpToASecond() {
        List<Duration> intervals = Stream.generate(() -> pace.next("corp", AWAITING, Outcome.NOTHING))
                .limit(100)
                .toList();
        assertThat(intervals).isSorted().startsWith(Duration.ofMillis(65)).endsWith(Duration.ofSeconds(1));
    }

    @Test
    void aStepThatFailsAgainAndAgainIsTriedAtLongerAndLongerIntervalsUpToTenSeconds() {
        List<Duration> intervals = failures(100);
        assertThat(intervals)
                .isSorted()
                .startsWith(Duration.ofSeconds(1), Duration.ofMillis(1_300))
                .endsWith(Duration.ofSeconds(10));
    }

    @Test
    void anySuccessBringsTheFirstIntervalBack() {
        failures(20);
        assertThat(pace.next("corp", CHANGING, SUCCESS)).isEqualTo(AT_ONCE);
        assertThat(failures(1)).containsExactly(Duration.ofSeconds(1));
        failures(20);
        pace.next("corp", AWAITING, Outcome.NOTHING);
        assertThat(failures(1)).containsExactly(Duration.ofSeconds(1));
        failures(20);
        assertThat(pace.next("corp", CHANGING, new Outcome(List.of(STEP), FAILURE.failure())))
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whatFailsForOneClusterHoldsBackNoOther() {
        failures(20);
        assertThat(pace.next("other", CHANGING, FAILURE)).isEqualTo(Duration.ofSeconds(1));
    }

    /** Whoever asks for longer intervals than that gets them. */
    @Test
    void aFailureIsNeverTriedAgainSoonerThanWhatIsWaitedFor() {
        Pace slow = new Pace(new Intervals(Duration.ofMinutes(5), Duration.ofSeconds(20)));
        for (int i = 0; i < 20; i++) {
            assertThat(slow.next("corp", CHANGING, FAILURE)).isEqualTo(Duration.ofSeconds(20));
        }
    }

    private List<Duration> failures(int count) {
        return Stream.generate(() -> pace.next("corp", CHANGING, FAILURE))
                .limit(count)
                .toList();
    }
}
