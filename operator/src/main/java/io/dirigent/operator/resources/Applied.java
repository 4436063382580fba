package io.dirigent.operator.resources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether an object has to be applied, as an apply that changes nothing is still a request. What we want must be in the
 * object, whatever else others put there; and the seal shows that nothing is left of what we wanted once and no longer do.
 */
public final class Applied {
    /** Annotation with the hash of what was applied. */
    static final String SEAL = "dirigent.io/applied";

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

    private Applied() {}

    /** The object with its seal, as it is to be applied. Sealing it again changes nothing. */
    public static <T extends HasMetadata> T sealed(T desired) {
        Map<String, String> annotations = desired.getMetadata().getAnnotations() == null
                ? new TreeMap<>()
                : new TreeMap<>(desired.getMetadata().getAnnotations());
        annotations.remove(SEAL);
        desired.getMetadata().setAnnotations(annotations);
        annotations.put(SEAL, hash(desired));
        return desired;
    }

    /** Whether {@code actual} is as {@code sealed} wants it, so that applying would change nothing. */
    public static boolean isIn(HasMetadata sealed, @Nullable HasMetadata actual) {
        return actual != null && covers(JSON.valueToTree(actual), JSON.valueToTree(sealed));
    }

    /** A short name for what an object says, whatever the order of its maps. */
    static String hash(Object content) {
        try {
            return Digest.of(JSON.writeValueAsString(content));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + content.getClass(), e);
        }
    }

    private static boolean covers(@Nullable JsonNode actual, JsonNode wanted) {
        if (actual == null) {
            return false;
        }
        if (wanted.isObject()) {
            return wanted.properties().stream().allMatch(field -> covers(actual.get(field.getKey()), field.getValue()));
        }
        if (wanted.isArray()) {
            return wanted.valueStream()
                    .allMatch(item -> actual.valueStream().anyMatch(candidate -> covers(candidate, item)));
        }
        return actual.equals(wanted);
    }
}
