package io.dirigent.localcluster.control;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.Cache;

/** The namespace and name of an object, whose kind is known from where the key is used. */
public record Key(String namespace, String name) {

    public static Key of(HasMetadata object) {
        return new Key(object.getMetadata().getNamespace(), object.getMetadata().getName());
    }

    /** As informers' stores name it. */
    public String inCache() {
        return Cache.namespaceKeyFunc(namespace, name);
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
