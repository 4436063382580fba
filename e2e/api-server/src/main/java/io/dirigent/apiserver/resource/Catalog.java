package io.dirigent.apiserver.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.dirigent.apiserver.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that is served just now. */
public final class Catalog {
    private record Candidate(JsonNode spec, List<ResourceType> types) {}

    private final BuiltInKinds builtIn = BuiltInKinds.load();
    private final Map<String, List<ResourceType>> custom = new ConcurrentSkipListMap<>();
    private final Map<String, Candidate> defined = new ConcurrentHashMap<>();

    /** Kubernetes' own kinds and the schemas they share. */
    public BuiltInKinds builtIn() {
        return builtIn;
    }

    /** What the definition would be served as; the same objects if it is served later, with all that was made for them. */
    public List<ResourceType> candidates(JsonNode definition) {
        Candidate found = defined.compute(
                Json.text(definition, "metadata", "name"),
                (name, known) -> known != null && known.spec().equals(definition.path("spec"))
                        ? known
                        : new Candidate(definition.path("spec").deepCopy(), CustomKinds.of(definition, builtIn)));
        return found.types();
    }

    /** Serves what the definition says, from now on. */
    public void define(JsonNode definition) {
        custom.put(Json.text(definition, "metadata", "name"), candidates(definition));
    }

    /** Serves it no longer. */
    public void forget(String definition) {
        custom.remove(definition);
        defined.remove(definition);
    }

    /** Every resource in every version. */
    public Stream<ResourceType> all() {
        return Stream.concat(builtIn.types().stream(), custom.values().stream().flatMap(Collection::stream));
    }

    /** The resource at this place of the API. */
    public Optional<ResourceType> find(String group, String version, String plural) {
        return all().filter(type -> type.plural().equals(plural)
                        && type.group().equals(group)
                        && type.version().equals(version))
                .findFirst();
    }

    /** The resource that has objects of this kind. */
    public Optional<ResourceType> ofKind(String apiVersion, String kind) {
        return all().filter(
                        type -> type.kind().equals(kind) && type.apiVersion().equals(apiVersion))
                .findFirst();
    }

    /** One of Kubernetes' own resources, which is known to be there. */
    public ResourceType own(String apiVersion, String kind) {
        return ofKind(apiVersion, kind).orElseThrow();
    }

    /** The stored resources, each in one of its versions. */
    public Collection<ResourceType> stored() {
        Map<String, ResourceType> byName = new LinkedHashMap<>();
        all().filter(ResourceType::isStored).forEach(type -> byName.putIfAbsent(type.qualifiedPlural(), type));
        return byName.values();
    }

    /** Groups with their versions, in the order in which clients should prefer them. */
    public Map<String, List<String>> groups() {
        Map<String, List<String>> groups = all().collect(Collectors.groupingBy(
                ResourceType::group,
                LinkedHashMap::new,
                Collectors.mapping(
                        ResourceType::version, Collectors.collectingAndThen(Collectors.toList(), Catalog::distinct))));
        groups.remove("");
        return groups;
    }

    private static List<String> distinct(List<String> versions) {
        return new ArrayList<>(versions.stream().distinct().toList());
    }
}
