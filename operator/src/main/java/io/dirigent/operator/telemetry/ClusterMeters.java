package io.dirigent.operator.telemetry;

import io.dirigent.api.DirectoryCluster;
import io.dirigent.api.DirectoryClusterStatus;
import io.dirigent.operator.directory.Observation;
import io.dirigent.operator.directory.Vitals;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.plan.ClusterView;
import io.dirigent.operator.report.Lag;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What each cluster looked like at the last look: members, agreements, lag, entries, room and clients. */
@ApplicationScoped
public class ClusterMeters {

    private final MultiGauge ready;
    private final MultiGauge established;
    private final MultiGauge wanted;
    private final MultiGauge lag;
    private final MultiGauge entries;
    private final MultiGauge free;
    private final MultiGauge changelog;
    private final MultiGauge clients;
    private final MultiGauge states;
    private final Map<String, Sample> samples = new ConcurrentHashMap<>();

    /** One cluster's numbers. */
    private record Sample(Tags tags, int ready, long established, long agreements, List<MemberSample> members) {}

    private record MemberSample(
            Tags tags, double lagSeconds, long entries, Vitals vitals, Tags state, double secondsInIt) {}

    public ClusterMeters(MeterRegistry registry) {
        ready = gauge(registry, "dirigent.members.ready", "members that serve clients", null);
        established = gauge(registry, "dirigent.agreements.established", "agreements that are established", null);
        wanted = gauge(registry, "dirigent.agreements", "agreements that the topology wants", null);
        lag = gauge(registry, "dirigent.member.lag", "age of the oldest change that a member lacks", "seconds");
        entries = gauge(registry, "dirigent.member.entries", "entries of a member, all suffixes", null);
        free = gauge(registry, "dirigent.member.volume.free", "what is left on a member's volume", "bytes");
        changelog = gauge(registry, "dirigent.member.changelog.size", "what a member's changelog takes", "bytes");
        clients = gauge(registry, "dirigent.member.client.connections", "open connections of clients", null);
        states = gauge(registry, "dirigent.member.state.age", "for how long a member is in its state", "seconds");
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description, @Nullable String unit) {
        MultiGauge.Builder builder = MultiGauge.builder(name).description(description);
        return (unit == null ? builder : builder.baseUnit(unit)).register(registry);
    }

    /** Takes over the numbers of one look. */
    public void record(DirectoryCluster cluster, DirectoryClusterStatus status, ClusterView view) {
        Tags tags = Tags.of(
                "namespace", cluster.getMetadata().getNamespace(),
                "cluster", cluster.getMetadata().getName());
        long there = status.agreements().stream()
                .filter(agreement -> "Established".equals(agreement.state()))
                .count();
        samples.put(
                cluster.getMetadata().getNamespace() + "/"
                        + cluster.getMetadata().getName(),
                new Sample(
                        tags,
                        status.readyReplicas() == null ? 0 : status.readyReplicas(),
                        there,
                        status.agreements().size(),
                        members(tags, view)));
        publish();
    }

    private static List<MemberSample> members(Tags tags, ClusterView view) {
        return view.members().keySet().stream()
                .flatMap(member -> view.seen(member).stream().map(seen -> sample(tags, member, seen, view)))
                .toList();
    }

    private static MemberSample sample(Tags tags, Member member, Observation seen, ClusterView view) {
        List<Observation> others = view.members().keySet().stream()
                .filter(other -> !other.equals(member))
                .flatMap(other -> view.seen(other).stream())
                .toList();
        long count = seen.suffixes().values().stream()
                .mapToLong(Observation.SuffixState::entries)
                .sum();
        return new MemberSample(
                tags.and("member", member.name()),
                Lag.age(seen, others, view.at()).toMillis() / 1000.0,
                count,
                seen.vitals(),
                tags.and("member", member.name())
                        .and("state", seen.mark().state().name().toLowerCase(Locale.ROOT)),
                Duration.between(seen.mark().since(), view.at()).toMillis() / 1000.0);
    }

    private void publish() {
        ready.register(rows(sample -> Stream.of(Row.of(sample.tags(), sample.ready()))), true);
        established.register(rows(sample -> Stream.of(Row.of(sample.tags(), sample.established()))), true);
        wanted.register(rows(sample -> Stream.of(Row.of(sample.tags(), sample.agreements()))), true);
        lag.register(ofMembers(MemberSample::lagSeconds), true);
        entries.register(ofMembers(MemberSample::entries), true);
        free.register(ofMembers(member -> member.vitals().storage().free()), true);
        changelog.register(ofMembers(member -> member.vitals().storage().changelog()), true);
        clients.register(ofMembers(member -> member.vitals().doors().clients()), true);
        states.register(
                rows(sample -> sample.members().stream().map(member -> Row.of(member.state(), member.secondsInIt()))),
                true);
    }

    private List<Row<?>> ofMembers(Function<MemberSample, Number> number) {
        return rows(sample -> sample.members().stream().map(member -> Row.of(member.tags(), number.apply(member))));
    }

    private List<Row<?>> rows(Function<Sample, Stream<Row<Number>>> of) {
        return samples.values().stream().<Row<?>>flatMap(of).toList();
    }
}
