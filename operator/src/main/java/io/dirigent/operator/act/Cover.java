package io.dirigent.operator.act;

import io.dirigent.operator.directory.DirectoryAdmin;
import io.dirigent.operator.directory.DirectoryUnavailable;
import io.dirigent.operator.directory.Observation;
import io.dirigent.operator.membership.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Whether others hold all that a member held when it was looked at. Under writes nobody ever holds all that it holds at this very moment, so they
 * are given a while to come up to what was seen; later writes do not count (decision 11).
 */
final class Cover {

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DirectoryAdmin directory;
    private final Time time;

    Cover(DirectoryAdmin directory, Time time) {
        this.directory = directory;
        this.time = time;
    }

    /** Those of {@code others} that lack changes which {@code member} holds, after up to five seconds. */
    List<Member> lackedBy(Collection<Member> others, Member member) throws DirectoryUnavailable {
        Observation wanted = directory.observe(member);
        // Looks themselves may take long, where a member is slow to answer.
        Instant end = time.now().plus(PATIENCE);
        List<Member> lacking = without(List.copyOf(others), wanted);
        while (!lacking.isEmpty() && time.now().isBefore(end) && isPatient()) {
            lacking = without(lacking, wanted);
        }
        return lacking;
    }

    private List<Member> without(List<Member> lacking, Observation wanted) throws DirectoryUnavailable {
        List<Member> still = new ArrayList<>();
        for (Member other : lacking) {
            if (!directory.observe(other).covers(wanted)) {
                still.add(other);
            }
        }
        return still;
    }

    private boolean isPatient() {
        try {
            time.pass(PAUSE);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
