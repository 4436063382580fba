package io.dirigent.apiserver.store;

/** Where an object is within its resource; the namespace is empty for what belongs to the whole cluster. */
public record ObjectKey(String namespace, String name) implements Comparable<ObjectKey> {
    @Override
    public int compareTo(ObjectKey other) {
        int byNamespace = namespace.compareTo(other.namespace);
        return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
    }
}
