package io.dirigent.apiserver.select;

import com.fasterxml.jackson.databind.JsonNode;
import io.dirigent.apiserver.failure.ApiFailure;
import io.dirigent.apiserver.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A label selector in its text form: {@code app=x,tier in (a,b),!old}. */
public final class LabelSelector {
    private static final Pattern REQUIREMENT =
            Pattern.compile("\\s*(?:(?<key>[\\w./-]+)\\s*(?:(?<operator>==?|!=)\\s*(?<value>[\\w.-]*)"
                    + "|\\s(?<set>in|notin)\\s*\\((?<values>[^)]*)\\))?|!\\s*(?<absent>[\\w./-]+))\\s*");

    private LabelSelector() {}

    /** What the selector asks of an object. */
    public static Predicate<JsonNode> parse(@Nullable String text) {
        Predicate<JsonNode> all = object -> true;
        if (text == null || text.isBlank()) {
            return all;
        }
        for (String requirement : split(text)) {
            Matcher matcher = REQUIREMENT.matcher(requirement);
            if (!matcher.matches()) {
                throw ApiFailure.badRequest("unable to parse requirement: " + requirement);
            }
            all = all.and(predicate(matcher));
        }
        return all;
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '(' -> depth++;
                case ')' -> depth--;
                case ',' -> {
                    if (depth == 0) {
                        parts.add(text.substring(start, i));
                        start = i + 1;
                    }
                }
                default -> {}
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static Predicate<JsonNode> predicate(Matcher matcher) {
        if (matcher.group("absent") != null) {
            return has(matcher.group("absent")).negate();
        }
        String key = matcher.group("key");
        if (matcher.group("operator") != null) {
            Predicate<JsonNode> equal = isOneOf(key, Set.of(matcher.group("value")));
            return matcher.group("operator").equals("!=") ? equal.negate() : equal;
        }
        if (matcher.group("set") != null) {
            Predicate<JsonNode> in =
                    isOneOf(key, Set.of(matcher.group("values").strip().split("\\s*,\\s*", -1)));
            return matcher.group("set").equals("notin") ? in.negate() : in;
        }
        return has(key);
    }

    private static Predicate<JsonNode> has(String key) {
        return object -> Json.at(object, "metadata", "labels").has(key);
    }

    private static Predicate<JsonNode> isOneOf(String key, Set<String> values) {
        return object -> {
            JsonNode value = Json.at(object, "metadata", "labels", key);
            return !value.isMissingNode() && values.contains(value.asText());
        };
    }
}
