package io.dirigent.operator.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.directory.Observation.Load;
import io.dirigent.operator.directory.Observation.SuffixState;
import io.dirigent.operator.membership.Mark;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What comes of changes among members that are not all linked: real ones and the fake ones are held to the same. Four members stand in a line, each
 * linked with the next one and loaded from the one before, and every test leaves them so.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ForwardingContract {

    private static final Duration PURGE_DELAY = Duration.ofDays(1);

    protected static final List<Member> LINE =
            IntStream.range(0, 4).mapToObj(i -> new Member("corp", i)).toList();

    private int written;

    /** The way to the members. */
    protected abstract DirectoryAdmin members();

    /** The first look at a member that shows this; it fails if none does in time. */
    protected abstract Observation seenOnce(Member member, Predicate<Observation> wanted);

    /** The members start, empty; the first one has something to load. */
    protected abstract void start() throws Exception;

    protected abstract Instant now();

    /** A client adds an entry. */
    protected abstract void write(Member at, String name) throws Exception;

    /** True if a client finds the entry. */
    protected abstract boolean has(Member member, String name) throws Exception;

    @BeforeAll
    final void standInALine() throws Exception {
        start();
        Member seed = LINE.getFirst();
        mark(seed, mark -> mark.loading(id(seed), Mark.FROM_LDIF, now()));
        members().startSeedLoad(seed, id(seed));
        seenOnce(seed, ForwardingContract::isLoaded);
        members().configure(seed, settings(seed));
        initialise(seed);
        for (int i = 1; i < LINE.size(); i++) {
            join(LINE.get(i), LINE.get(i - 1));
        }
    }

    private void join(Member member, Member source) throws DirectoryUnavailable {
        mark(member, mark -> mark.loading(id(member), source.name(), now()));
        members().configure(member, settings(member));
        link(member, source);
        members().startLoad(member, id(member), id(source));
        seenOnce(
                member,
                seen -> isLoaded(seen) && seen.suffixes().values().stream().allMatch(SuffixState::isNormal));
        initialise(member);
    }

    private void initialise(Member member) throws DirectoryUnavailable {
        Map<String, Long> counts = new TreeMap<>(seenOnce(member, any -> true).counts());
        mark(member, mark -> mark.initialised(counts, now()));
        seenOnce(member, seen -> seen.vitals().doors().areOpen());
    }

    @Test
    public void eachSaysThatItHandsOnWhatItGets() {
        LINE.forEach(member -> assertThat(seenOnce(member, any -> true).vitals().isForwarding())
                .isTrue());
    }

    @Test
    public void overALineWhatIsWrittenOnEachComesToAll() throws Exception {
        List<String> names = writeOn(LINE);
        assertThatAllHave(names);
    }

    @Test
    public void whoWasCutOffCatchesUpOverAnyWay() throws Exception {
        unlink(LINE.get(1), LINE.get(2));
        List<String> names = writeOn(LINE);
        assertThat(has(LINE.get(3), names.getFirst())).isFalse();
        assertThat(has(LINE.get(0), names.getLast())).isFalse();

        link(LINE.get(0), LINE.get(3));

        assertThatAllHave(names);
        link(LINE.get(1), LINE.get(2));
        unlink(LINE.get(0), LINE.get(3));
    }

    @Test
    public void inARingEachChangeCountsOnceThoughItComesFromBothSides() throws Exception {
        link(LINE.get(0), LINE.get(3));
        long before = entries(seenOnce(LINE.getFirst(), any -> true));

        List<String> names = writeOn(LINE);

        assertThatAllHave(names);
        for (Member member : LINE) {
            seenOnce(member, seen -> entries(seen) == before + names.size());
        }
        unlink(LINE.get(0), LINE.get(3));
    }

    @Test
    public void anotherLinkIsTakenWithoutAGap() throws Exception {
        List<String> names = writeOn(LINE);
        link(LINE.get(0), LINE.get(2));
        unlink(LINE.get(0), LINE.get(1));
        names.addAll(writeOn(LINE));
        link(LINE.get(0), LINE.get(1));
        unlink(LINE.get(0), LINE.get(2));
        names.addAll(writeOn(LINE));

        assertThatAllHave(names);
    }

    /** Both sides name each other, and talk. */
    protected final void link(Member one, Member other) throws DirectoryUnavailable {
        members().addPeer(one, other);
        members().addPeer(other, one);
        seenOnce(one, seen -> seen.isConnectedWith(id(other)));
        seenOnce(other, seen -> seen.isConnectedWith(id(one)));
    }

    protected final void unlink(Member one, Member other) throws DirectoryUnavailable {
        members().removePeer(one, other);
        members().removePeer(other, one);
        seenOnce(one, seen -> !seen.isConnectedWith(id(other)));
        seenOnce(other, seen -> !seen.isConnectedWith(id(one)));
    }

    private List<String> writeOn(Collection<Member> those) throws Exception {
        List<String> names = new ArrayList<>();
        for (Member member : those) {
            String name = "entry-" + ++written;
            write(member, name);
            names.add(name);
        }
        return names;
    }

    /** Each covers what each holds, and has these entries. */
    protected final void assertThatAllHave(Collection<String> names) throws Exception {
        for (Member writer : LINE) {
            Observation there = seenOnce(writer, any -> true);
            for (Member reader : LINE) {
                seenOnce(reader, here -> here.covers(there));
            }
        }
        for (Member member : LINE) {
            for (String name : names) {
                assertThat(has(member, name)).as(name + " on " + member).isTrue();
            }
        }
    }

    protected static ServerId id(Member member) {
        return new ServerId(member.ordinal() + 1);
    }

    private void mark(Member member, UnaryOperator<Mark> change) throws DirectoryUnavailable {
        members().mark(member, change.apply(seenOnce(member, any -> true).mark()));
    }

    private static ReplicationSettings settings(Member member) {
        return new ReplicationSettings(id(member), PURGE_DELAY);
    }

    private static boolean isLoaded(Observation seen) {
        return seen.hasLoadOfEachSuffix()
                && seen.loads().stream().allMatch(load -> load.state() == Load.State.COMPLETED);
    }

    private static long entries(Observation seen) {
        return seen.suffixes().values().stream().mapToLong(SuffixState::entries).sum();
    }
}
