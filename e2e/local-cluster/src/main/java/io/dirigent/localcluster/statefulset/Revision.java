package io.dirigent.localcluster.statefulset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The name of a pod template's content: equal templates of a set have equal revisions. */
record Revision(String name) {

    static final String LABEL = "controller-revision-hash";

    private static final ObjectMapper CANONICAL = JsonMapper.builder()
            .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
            .build();

    static Revision of(StatefulSet set) {
        JsonNode template = CANONICAL.valueToTree(set.getSpec().getTemplate());
        return new Revision(set.getMetadata().getName() + "-" + hash(template));
    }

    boolean isOf(Pod pod) {
        Map<String, String> labels = pod.getMetadata().getLabels();
        return labels != null && name.equals(labels.get(LABEL));
    }

    private static String hash(JsonNode template) {
        try {
            // A tree keeps the order in which it was read; a map sorted on the way out does not.
            Map<?, ?> sorted = CANONICAL.convertValue(template, TreeMap.class);
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(CANONICAL.writeValueAsString(sorted).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, 5));
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
