package io.dirigent.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A set of fields, as the tree that Kubernetes writes as {@code fieldsV1}. A step of a path is {@code f:name} for a field,
 * {@code k:{"name":"x"}} for an element of a list by its keys, {@code v:"x"} for an element by its value.
 */
final class FieldSet {
    private static final String SELF = ".";

    private final Map<String, FieldSet> children = new TreeMap<>();
    private boolean member;

    static FieldSet parse(JsonNode fieldsV1) {
        FieldSet set = new FieldSet();
        fieldsV1.properties().forEach(entry -> {
            if (entry.getKey().equals(SELF)) {
                set.member = true;
            } else {
                FieldSet child = parse(entry.getValue());
                // Nothing below means the field itself.
                child.member |= child.children.isEmpty();
                set.children.put(entry.getKey(), child);
            }
        });
        return set;
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object();
        children.forEach((step, child) -> json.set(step, child.asChild()));
        return json;
    }

    private ObjectNode asChild() {
        ObjectNode json = Json.object();
        if (member && !children.isEmpty()) {
            json.putObject(SELF);
        }
        children.forEach((step, child) -> json.set(step, child.asChild()));
        return json;
    }

    /** Whether the root of this (sub)tree is in the set. */
    boolean isMember() {
        return member;
    }

    /** Puts the root of this (sub)tree into the set. */
    void insert() {
        member = true;
    }

    void insert(List<String> path) {
        FieldSet here = this;
        for (String step : path) {
            here = here.at(step);
        }
        here.member = true;
    }

    /** The subtree below a step, made when there is none. */
    FieldSet at(String step) {
        return children.computeIfAbsent(step, name -> new FieldSet());
    }

    /** The subtree below a step, or null. */
    @Nullable
    FieldSet find(String step) {
        return children.get(step);
    }

    Map<String, FieldSet> children() {
        return children;
    }

    boolean isEmpty() {
        return !member && children.values().stream().allMatch(FieldSet::isEmpty);
    }

    FieldSet union(@Nullable FieldSet other) {
        FieldSet union = new FieldSet();
        union.member = member || (other != null && other.member);
        children.forEach(
                (step, child) -> union.children.put(step, child.union(other == null ? null : other.find(step))));
        if (other != null) {
            other.children.forEach((step, child) -> union.children.computeIfAbsent(step, name -> child.union(null)));
        }
        return union;
    }

    FieldSet minus(@Nullable FieldSet other) {
        FieldSet rest = new FieldSet();
        rest.member = member && (other == null || !other.member);
        children.forEach((step, child) -> rest.keep(step, child.minus(other == null ? null : other.find(step))));
        return rest;
    }

    FieldSet and(FieldSet other) {
        FieldSet both = new FieldSet();
        both.member = member && other.member;
        children.forEach((step, child) -> {
            FieldSet theirs = other.find(step);
            if (theirs != null) {
                both.keep(step, child.and(theirs));
            }
        });
        return both;
    }

    /** Without the members of the other set and all that is below them. */
    FieldSet without(FieldSet other) {
        FieldSet rest = new FieldSet();
        rest.member = member;
        children.forEach((step, child) -> {
            FieldSet theirs = other.find(step);
            if (theirs == null) {
                rest.keep(step, child);
            } else if (!theirs.member) {
                rest.keep(step, child.without(theirs));
            }
        });
        return rest;
    }

    private void keep(String step, FieldSet child) {
        if (!child.isEmpty()) {
            children.put(step, child);
        }
    }

    /** The paths of the members, as Kubernetes prints them: {@code .spec.ports[name="x"].port}. */
    List<String> paths() {
        List<String> paths = new ArrayList<>();
        collect("", paths);
        return paths;
    }

    private void collect(String path, List<String> paths) {
        if (member) {
            paths.add(path);
        }
        children.forEach((step, child) -> child.collect(path + printed(step), paths));
    }

    private static String printed(String step) {
        String rest = step.substring(2);
        return switch (step.charAt(0)) {
            case 'f' -> "." + rest;
            case 'k' -> "[" + rest.substring(1, rest.length() - 1).replaceAll("\"(\\w+)\":", "$1=") + "]";
            default -> "[=" + rest + "]";
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldSet set && set.member == member && set.children.equals(children);
    }

    @Override
    public int hashCode() {
        return children.hashCode();
    }
}
