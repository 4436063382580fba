package io.dirigent.apiserver.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The objects of a resource at one revision, in the order of their keys. */
public record Listing(long revision, List<ObjectNode> objects) {}
