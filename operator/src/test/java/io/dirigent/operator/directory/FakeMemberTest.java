package io.dirigent.operator.directory;

import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;

/** The fake one. */
class FakeMemberTest extends MemberContract {

    private static final String SUFFIX = "dc=example,dc=com";

    private final Member a = new Member("corp", 0);
    private final Member b = new Member("corp", 1);
    private final FakeDirectory directory =
            new FakeDirectory("corp", List.of(SUFFIX), Instant.parse("2026-01-01T00:00:00Z"));

    @BeforeEach
    void aSeedAndAMemberThatWasLoadedFromIt() throws DirectoryUnavailable {
        ServerId idOfA = new ServerId(1);
        ServerId idOfB = new ServerId(2);
        List.of(a, b).forEach(directory::start);
        directory.mark(a, directory.markOf(a).loading(idOfA, "ldif", directory.now()));
        directory.startSeedLoad(a, idOfA);
        directory.tick(3);
        directory.configure(a, new ReplicationSettings(idOfA, purgeDelay()));
        directory.mark(a, directory.markOf(a).initialised(Map.of(SUFFIX, 1L), directory.now()));
        directory.mark(b, directory.markOf(b).loading(idOfB, a.name(), directory.now()));
        directory.configure(b, new ReplicationSettings(idOfB, purgeDelay()));
        directory.addPeer(a, b);
        directory.addPeer(b, a);
        directory.tick();
        directory.startLoad(b, idOfB, idOfA);
        directory.tick(5);
        directory.mark(b, directory.markOf(b).initialised(Map.of(SUFFIX, 1L), directory.now()));
    }

    @Override
    protected DirectoryAdmin members() {
        return directory;
    }

    @Override
    protected Observation seenOnce(Member member, Predicate<Observation> wanted) {
        return directory.seenOnce(member, wanted);
    }

    @Override
    protected AutoCloseable connect(Member member) {
        directory.connect(member);
        return () -> directory.disconnect(member);
    }

    @Override
    protected Member seed() {
        return a;
    }

    @Override
    protected Member loaded() {
        return b;
    }

    @Override
    protected Duration purgeDelay() {
        return Duration.ofDays(1);
    }
}
