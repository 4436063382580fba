package io.dirigent.apiserver.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** An object as it was left, the HTTP code that says how, and warnings for the client. */
public record Outcome(int code, ObjectNode object, List<String> warnings) {}
