package io.dirigent.operator.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.directory.Observation.SuffixState;
import io.dirigent.operator.membership.Csn;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.membership.StateVector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObservationTest {

    /** Whoever changed nothing but the schema has an id all the same. */
    @Test
    void anIdThatOnlyTheSchemaKnowsIsKnown() throws DirectoryUnavailable {
        Observation seen = seen();
        Csn change = new Csn(Instant.parse("2026-01-01T00:00:00Z").toEpochMilli(), new ServerId(7), 1);
        Observation with = new Altered(seen)
                .inTheSchema(schema -> new SuffixState(
                        0,
                        schema.generation(),
                        schema.status(),
                        false,
                        StateVector.of(List.of(change)),
                        0,
                        schema.neighbours()));

        assertThat(seen.highestId()).isEqualTo(1);
        assertThat(with.highestId()).isEqualTo(7);
    }

    private static Observation seen() throws DirectoryUnavailable {
        Member member = new Member("corp", 0);
        FakeDirectory directory =
                new FakeDirectory("corp", List.of("dc=example,dc=com"), Instant.parse("2026-01-01T00:00:00Z"));
        directory.start(member);
        directory.configure(member, new ReplicationSettings(new ServerId(1), Duration.ofDays(1)));
        return directory.observe(member);
    }
}
