package io.dirigent.apiserver.resource;

/** A column of a table: how it is named, typed and where its value is found (a Kubernetes JSONPath). */
public record Column(String name, String type, String path, long priority) {}
