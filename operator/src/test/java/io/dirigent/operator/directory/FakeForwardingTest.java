package io.dirigent.operator.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.membership.Member;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Fake ones. */
class FakeForwardingTest extends ForwardingContract {

    private static final String SUFFIX = "dc=example,dc=com";

    private final FakeDirectory directory =
            new FakeDirectory("corp", List.of(SUFFIX), Instant.parse("2026-01-01T00:00:00Z"));

    @Override
    protected DirectoryAdmin members() {
        return directory;
    }

    @Override
    protected Observation seenOnce(Member member, Predicate<Observation> wanted) {
        return directory.seenOnce(member, wanted);
    }

    @Override
    protected void start() {
        LINE.forEach(directory::start);
    }

    @Override
    protected Instant now() {
        return directory.now();
    }

    @Override
    protected void write(Member at, String name) {
        assertThat(directory.write(at, SUFFIX, name)).isPresent();
    }

    @Override
    protected boolean has(Member member, String name) {
        return directory.entries(member, SUFFIX).contains(name);
    }
}
