package io.dirigent.operator.act;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.directory.DirectoryUnavailable;
import io.dirigent.operator.directory.FakeDirectory;
import io.dirigent.operator.directory.ReplicationSettings;
import io.dirigent.operator.membership.Mark;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CoverTest {

    private static final String SUFFIX = "dc=example,dc=com";
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final FakeDirectory directory = new FakeDirectory("corp", List.of(SUFFIX), START);
    private final Member writer = new Member("corp", 0);
    private final Member other = new Member("corp", 1);
    private final Time time = new TimeOfTheMembers();
    private Duration waited = Duration.ZERO;

    @BeforeEach
    void twoLinkedMembers() throws DirectoryUnavailable {
        for (Member member : List.of(writer, other)) {
            ServerId id = new ServerId(member.ordinal() + 1);
            directory.start(member);
            directory.configure(member, new ReplicationSettings(id, Duration.ofDays(3)));
            Mark mark = directory.observe(member).mark().loading(id, Mark.FROM_BASE_ENTRY, START);
            directory.mark(member, mark.initialised(Map.of(SUFFIX, 0L), START));
        }
        directory.addPeer(writer, other);
        directory.addPeer(other, writer);
        directory.tick(2);
    }

    @Test
    void whoeverComesUpToWhatWasSeenIsWaitedFor() throws DirectoryUnavailable {
        directory.write(writer, SUFFIX, "on its way");
        assertThat(new Cover(directory, time).lackedBy(List.of(other), writer)).isEmpty();
        assertThat(waited).isPositive();
    }

    @Test
    void whoeverDoesNotIsNamedAfterFiveSeconds() throws DirectoryUnavailable {
        directory.cut(writer, other);
        directory.write(writer, SUFFIX, "stays where it is");
        assertThat(new Cover(directory, time).lackedBy(List.of(other), writer)).containsExactly(other);
        assertThat(waited).isBetween(Duration.ofMillis(4_500), Duration.ofSeconds(5));
    }

    /** The members go on whenever somebody waits. */
    private final class TimeOfTheMembers implements Time {

        @Override
        public Instant now() {
            return START.plus(waited);
        }

        @Override
        public void pass(Duration duration) {
            waited = waited.plus(duration);
            directory.tick();
        }
    }
}
