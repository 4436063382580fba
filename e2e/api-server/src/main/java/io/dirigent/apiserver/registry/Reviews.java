package io.dirigent.apiserver.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.json.Json;

/** Answers to "may I?": everybody with a token may do everything. */
public final class Reviews {
    private Reviews() {}

    /** The review with its answer. */
    public static ObjectNode answer(ObjectNode review, String identity) {
        ObjectNode answer = review.deepCopy();
        Json.ensure(answer, "metadata");
        ObjectNode status = answer.putObject("status");
        if (Json.text(review, "kind").equals("SelfSubjectRulesReview")) {
            ObjectNode rule =
                    status.put("incomplete", false).putArray("resourceRules").addObject();
            for (String field : new String[] {"verbs", "apiGroups", "resources"}) {
                rule.putArray(field).add("*");
            }
            status.putArray("nonResourceRules");
        } else {
            status.put("allowed", true).put("reason", identity + " may do everything here");
        }
        return answer;
    }
}
