package io.dirigent.localcluster.control;

import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.function.Consumer;

/** Tells of every object that was added, changed or deleted, without saying which of these it was. */
public record OnChange<T>(Consumer<T> listener) implements ResourceEventHandler<T> {

    @Override
    public void onAdd(T object) {
        listener.accept(object);
    }

    @Override
    public void onUpdate(T before, T after) {
        listener.accept(after);
    }

    @Override
    public void onDelete(T object, boolean finalStateUnknown) {
        listener.accept(object);
    }
}
