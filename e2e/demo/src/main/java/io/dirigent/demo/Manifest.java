package io.dirigent.demo;

import io.dirigent.api.DirectoryCluster;
import io.dirigent.stories.local.LocalTestCluster;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Objects to be applied, one of them a DirectoryCluster. */
record Manifest(List<HasMetadata> objects) {

    private static final String DEFAULT_NAMESPACE = "default";

    Manifest {
        objects = List.copyOf(objects);
    }

    /** Reads a YAML file of one or more documents. */
    static Manifest read(Path file) throws IOException {
        List<HasMetadata> objects = Arrays.stream(Files.readString(file).split("(?m)^---.*$"))
                .filter(document -> !document.isBlank())
                .map(Manifest::parse)
                .toList();
        return new Manifest(objects);
    }

    private static HasMetadata parse(String document) {
        return document.contains("kind: DirectoryCluster")
                ? Serialization.unmarshal(document, DirectoryCluster.class)
                : Serialization.unmarshal(document);
    }

    /** Applies all of them, as a user would, and returns the DirectoryCluster. */
    DirectoryCluster applyTo(LocalTestCluster testCluster) {
        DirectoryCluster cluster = null;
        for (HasMetadata object : objects) {
            if (object.getMetadata().getNamespace() == null) {
                object.getMetadata().setNamespace(DEFAULT_NAMESPACE);
            }
            testCluster.namespace(object.getMetadata().getNamespace());
            HasMetadata applied =
                    testCluster.client().resource(object).fieldManager("demo").serverSideApply();
            if (applied instanceof DirectoryCluster found) {
                cluster = found;
            }
        }
        if (cluster == null) {
            throw new IllegalArgumentException("there is no DirectoryCluster in the file");
        }
        return cluster;
    }
}
