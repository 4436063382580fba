package io.dirigent.operator.observe;

import io.dirigent.operator.membership.Member;
import io.dirigent.operator.plan.ClusterView;
import io.dirigent.operator.plan.Wish;
import io.dirigent.operator.removal.Certificate;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A cluster's objects as the informers' caches have them. */
public final class KubernetesLook {

    private static final String CLAIM_PREFIX = "data-";

    private final Optional<StatefulSet> statefulSet;
    private final Map<String, Pod> pods;
    private final Map<String, PersistentVolumeClaim> claims;
    private final Map<String, Certificate> certificates;

    public KubernetesLook(
            Optional<StatefulSet> statefulSet,
            Collection<Pod> pods,
            Collection<PersistentVolumeClaim> claims,
            Map<String, Certificate> certificates) {
        this.certificates = Map.copyOf(certificates);
        this.statefulSet = statefulSet;
        this.pods = byName(pods);
        this.claims = byName(claims);
    }

    private static <T extends HasMetadata> Map<String, T> byName(Collection<T> objects) {
        return objects.stream()
                .collect(Collectors.toMap(object -> object.getMetadata().getName(), Function.identity(), (a, b) -> b));
    }

    Map<String, Certificate> certificates() {
        return certificates;
    }

    int size() {
        return statefulSet.map(set -> set.getSpec().getReplicas()).orElse(0);
    }

    /** Every member that has, or should have, a pod or a volume. */
    SortedSet<Member> members(Wish wish) {
        SortedSet<Member> members = wish.members(Math.max(size(), wish.replicas()));
        String prefix = CLAIM_PREFIX + wish.cluster() + "-";
        claims.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .flatMap(name ->
                        ordinal(name.substring(prefix.length())).stream().boxed())
                .map(wish::member)
                .forEach(members::add);
        return members;
    }

    private static OptionalInt ordinal(String text) {
        boolean isNumber = !text.isEmpty() && text.length() < 4 && text.chars().allMatch(Character::isDigit);
        return isNumber ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    ClusterView.Claim claim(Member member) {
        PersistentVolumeClaim claim = claims.get(CLAIM_PREFIX + member.name());
        if (claim == null) {
            return ClusterView.Claim.MISSING;
        }
        return new ClusterView.Claim(
                claim.getMetadata().getUid(), claim.getMetadata().getDeletionTimestamp() != null);
    }

    ClusterView.Pod pod(Member member) {
        return PodLook.of(pods.get(member.name()), statefulSet.orElse(null));
    }

    boolean isRunning(Member member) {
        return Stream.ofNullable(pods.get(member.name())).anyMatch(PodLook::isRunning);
    }
}
