package io.dirigent.apiserver.cel;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import io.dirigent.apiserver.schema.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The types of a schema, so that a rule with a misspelt field is refused when it is declared, not when it is needed. */
final class SchemaTypes {
    private final Map<String, StructType> structs = new LinkedHashMap<>();

    /** The type of a value; what a schema leaves open is dynamic. */
    CelType of(@Nullable Schema schema, String name) {
        if (schema == null || schema.isIntOrString()) {
            return SimpleType.DYN;
        }
        return switch (schema.type()) {
            case "object" -> object(schema, name);
            case "array" -> ListType.create(of(schema.items(), name + ".item"));
            case "string" -> text(schema.format());
            case "integer" -> SimpleType.INT;
            case "number" -> SimpleType.DOUBLE;
            case "boolean" -> SimpleType.BOOL;
            default -> SimpleType.DYN;
        };
    }

    private static CelType text(String format) {
        return switch (format) {
            case "byte" -> SimpleType.BYTES;
            case "date", "date-time" -> SimpleType.TIMESTAMP;
            case "duration" -> SimpleType.DURATION;
            default -> SimpleType.STRING;
        };
    }

    private CelType object(Schema schema, String name) {
        if (schema.values() != null) {
            return MapType.create(SimpleType.STRING, of(schema.values(), name + ".value"));
        }
        if (!hasFields(schema)) {
            return SimpleType.DYN;
        }
        ImmutableMap.Builder<String, CelType> fields = ImmutableMap.builder();
        for (String field : schema.propertyNames()) {
            Schema property = schema.property(field);
            CelType type = property != null && !property.isCustom()
                    ? metadata(name + ".metadata")
                    : of(property, name + "." + FieldNames.escaped(field));
            fields.put(FieldNames.escaped(field), type);
        }
        return struct(name, fields.buildOrThrow());
    }

    private static boolean hasFields(Schema schema) {
        return !schema.raw().path("properties").isEmpty()
                || schema.raw().path("x-kubernetes-embedded-resource").asBoolean();
    }

    /** Of metadata, rules see the name only. */
    private StructType metadata(String name) {
        return struct(name, ImmutableMap.of("name", SimpleType.STRING, "generateName", SimpleType.STRING));
    }

    private StructType struct(String name, ImmutableMap<String, CelType> fields) {
        StructType struct = StructType.create(name, fields.keySet(), field -> Optional.ofNullable(fields.get(field)));
        structs.put(name, struct);
        return struct;
    }

    /** The types that were made so far, by name. */
    CelTypeProvider provider() {
        return new Provider(ImmutableMap.copyOf(structs));
    }

    private record Provider(ImmutableMap<String, StructType> structs) implements CelTypeProvider {
        @Override
        public ImmutableCollection<CelType> types() {
            return ImmutableList.copyOf(structs.values());
        }

        @Override
        public Optional<CelType> findType(String name) {
            return Optional.ofNullable(structs.get(name));
        }
    }
}
