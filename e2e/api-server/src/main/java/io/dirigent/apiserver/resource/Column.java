package io.dirigent.apiserver.resource;

/**
 * A column of a table: how it is named, typed and where its value is found.
 *
 * @param path a Kubernetes JSONPath; of our own kinds also two of them, as {@code ready|wanted}, each with a {@code #} in
 *     front where what counts is how much is found
 */
public record Column(String name, String type, String path, long priority) {}
