package io.dirigent.operator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.api.DirectoryClusterStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublicationTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Publication publication = new Publication();

    @Test
    void whatSaysNothingNewIsNotWritten() {
        assertThat(publication.isDue("ns/corp", lag("a"), lag("a"), lag("a"), NOW))
                .isFalse();
    }

    @Test
    void aChangeIsWrittenAtOnce() {
        assertThat(publication.isDue("ns/corp", lag("a"), lag("b"), lag("b"), NOW))
                .isTrue();
        assertThat(publication.isDue("ns/corp", lag("b"), lag("c"), lag("c"), NOW))
                .isTrue();
    }

    @Test
    void countsThatMoveAreWrittenEveryTenSeconds() {
        assertThat(publication.isDue("ns/corp", lag(""), lag("1 entry"), lag(""), NOW))
                .isTrue();
        assertThat(publication.isDue("ns/corp", lag("1 entry"), lag("9 entries"), lag(""), NOW.plusSeconds(9)))
                .isFalse();
        assertThat(publication.isDue(
                        "ns/corp", lag("1 entry"), lag("10 entries"), lag(""), NOW.plus(Duration.ofSeconds(10))))
                .isTrue();
    }

    @Test
    void theEndOfWhatWasCountedIsWrittenAtOnce() {
        assertThat(publication.isDue("ns/corp", lag(""), lag("1 entry"), lag(""), NOW))
                .isTrue();
        assertThat(publication.isDue("ns/corp", lag("1 entry"), lag("done"), lag("done"), NOW.plusSeconds(1)))
                .isTrue();
    }

    @Test
    void whatAnotherOneWroteOverIsWrittenAgainAtOnce() {
        assertThat(publication.isDue("ns/corp", lag("a"), lag("b"), lag("b"), NOW))
                .isTrue();
        assertThat(publication.isDue("ns/corp", lag("vandal"), lag("b"), lag("b"), NOW))
                .isTrue();
    }

    private static DirectoryClusterStatus lag(String text) {
        return new DirectoryClusterStatus(
                1L, List.of(), 1, 1, "1/1", "", true, 1, "FullMesh", "0/0", text, List.of(), List.of());
    }
}
