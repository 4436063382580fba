package io.dirigent.apiserver.registry;

import io.dirigent.apiserver.resource.ResourceType;
import io.dirigent.apiserver.store.ObjectKey;

/** What a request is about: an object, or (without a name) all of a resource; perhaps a subresource of it. */
public record Target(ResourceType type, String namespace, String name, String subresource) {
    /** The object itself. */
    public Target main() {
        return new Target(type, namespace, name, "");
    }

    /** The same with a name. */
    public Target named(String other) {
        return new Target(type, namespace, other, subresource);
    }

    /** Where the object is stored. */
    public ObjectKey key() {
        return new ObjectKey(namespace, name);
    }

    /** Where its kind is stored. */
    public String resource() {
        return StoredForm.resource(type);
    }
}
