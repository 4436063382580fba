package io.dirigent.directory.launcher.settings;

import io.dirigent.directory.launcher.StartRefused;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The command line: folders only. */
public record Options(
        Path image,
        Path volume,
        Path settings,
        Path serverKeys,
        Path replicationKeys,
        Path operatorTrust,
        Path passwords,
        Optional<Path> bootstrap) {

    private enum Name {
        IMAGE,
        VOLUME,
        SETTINGS,
        SERVER_KEYS,
        REPLICATION_KEYS,
        OPERATOR_TRUST,
        PASSWORDS,
        BOOTSTRAP;

        String option() {
            return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Name of(String option) {
            for (Name name : values()) {
                if (name.option().equals(option)) {
                    return name;
                }
            }
            throw StartRefused.configuration("unknown option " + option);
        }
    }

    public static Options parse(List<String> args) {
        Map<Name, Path> given = new EnumMap<>(Name.class);
        for (String arg : args) {
            int equals = arg.indexOf('=');
            Name name = Name.of(equals < 0 ? arg : arg.substring(0, equals));
            String value = equals < 0 ? "" : arg.substring(equals + 1);
            if (value.isBlank()) {
                throw StartRefused.configuration(
                        "option " + name.option() + " needs a folder: " + name.option() + "=PATH");
            }
            if (given.put(name, folder(name, value)) != null) {
                throw StartRefused.configuration("option " + name.option() + " is given twice");
            }
        }
        return new Options(
                required(given, Name.IMAGE),
                required(given, Name.VOLUME),
                required(given, Name.SETTINGS),
                required(given, Name.SERVER_KEYS),
                required(given, Name.REPLICATION_KEYS),
                required(given, Name.OPERATOR_TRUST),
                required(given, Name.PASSWORDS),
                Optional.ofNullable(given.get(Name.BOOTSTRAP)));
    }

    private static Path folder(Name name, String value) {
        try {
            return Path.of(value).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw StartRefused.configuration("option " + name.option() + " is no path: " + value);
        }
    }

    private static Path required(Map<Name, Path> given, Name name) {
        Path path = given.get(name);
        if (path == null) {
            throw StartRefused.configuration("option " + name.option() + " is missing");
        }
        return path;
    }
}
