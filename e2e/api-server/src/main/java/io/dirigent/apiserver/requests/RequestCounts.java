package io.dirigent.apiserver.requests;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Counted requests; narrowed step by step, as in {@code log.by("operator").except("leases").writes()}. */
public record RequestCounts(List<Count> counts) {
    /** How often an identity did something with a resource in a namespace; an empty one: in all of them, or in none. */
    public record Count(String identity, String verb, String resource, String namespace, long times) {}

    private RequestCounts where(Predicate<Count> condition) {
        return new RequestCounts(counts.stream().filter(condition).toList());
    }

    /** Those of one identity. */
    public RequestCounts by(String identity) {
        return where(count -> count.identity().equals(identity));
    }

    /** Those with one of these verbs ({@code get}, {@code list}, {@code watch}, {@code create}, {@code patch}, ...). */
    public RequestCounts verb(String... verbs) {
        return where(count -> Arrays.asList(verbs).contains(count.verb()));
    }

    /** Those of a resource by its plural, subresources ({@code pods/status}) included. */
    public RequestCounts on(String plural) {
        return where(count -> isOn(count, plural));
    }

    /** Those of other resources than this one. */
    public RequestCounts except(String plural) {
        return where(count -> !isOn(count, plural));
    }

    private static boolean isOn(Count count, String plural) {
        return count.resource().equals(plural) || count.resource().startsWith(plural + "/");
    }

    /** How many write: create, update, patch, delete, deletecollection. Reviews, such as "may I?", do not. */
    public long writes() {
        return where(count -> Request.isWrite(count.verb(), count.resource())).total();
    }

    /** How many there are. */
    public long total() {
        return counts.stream().mapToLong(Count::times).sum();
    }
}
