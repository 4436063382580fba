package io.dirigent.api;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Writes the CRD file that is committed; {@code make crds} runs it. */
public final class GenerateCrd {
    static final String FILE = "directoryclusters.dirigent.io-v1.yaml";

    private GenerateCrd() {}

    /**
     * Writes the CRD.
     *
     * @param args the folder to write to
     */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]).resolve(FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, crd());
        System.out.println("written: " + file);
    }

    /** The CRD as the committed file should have it. */
    static String crd() throws IOException {
        Path folder = Files.createTempDirectory("crd");
        try {
            new CRDGenerator()
                    .customResourceClasses(DirectoryCluster.class)
                    .forCRDVersions("v1")
                    .inOutputDir(folder.toFile())
                    .detailedGenerate();
            return "# Made from the classes in io.dirigent.api by `make crds`: change those, not this file.\n"
                    + Serialization.asYaml(tidied(onlyFileIn(folder)));
        } finally {
            delete(folder);
        }
    }

    private static CustomResourceDefinition onlyFileIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return Serialization.unmarshal(
                    Files.readString(files.findFirst().orElseThrow()), CustomResourceDefinition.class);
        }
    }

    private static CustomResourceDefinition tidied(CustomResourceDefinition crd) {
        for (CustomResourceDefinitionVersion version : crd.getSpec().getVersions()) {
            version.setAdditionalPrinterColumns(inOrder(version.getAdditionalPrinterColumns()));
            dropRepeatedRules(version.getSchema().getOpenAPIV3Schema());
        }
        return crd;
    }

    /** The generator sorts columns by path; kubectl shows them as they come. */
    private static List<CustomResourceColumnDefinition> inOrder(List<CustomResourceColumnDefinition> columns) {
        List<String> wanted = Arrays.stream(DirectoryCluster.class.getAnnotationsByType(AdditionalPrinterColumn.class))
                .map(AdditionalPrinterColumn::name)
                .toList();
        return columns.stream()
                .sorted(Comparator.comparingInt(column -> wanted.indexOf(column.getName())))
                .toList();
    }

    /** A record's component is a field and a method, and the generator takes the rules of both. */
    private static void dropRepeatedRules(JSONSchemaProps schema) {
        if (schema.getXKubernetesValidations() != null) {
            schema.setXKubernetesValidations(
                    schema.getXKubernetesValidations().stream().distinct().toList());
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(GenerateCrd::dropRepeatedRules);
        }
        if (schema.getItems() != null) {
            dropRepeatedRules(schema.getItems().getSchema());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
