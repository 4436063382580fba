package io.dirigent.directory.launcher.configuration;

import java.util.List;

/** Switches off what nobody asked for: each costs start-up time, memory, disk writes or an open door. */
record Silence(LdifFile configuration) {

    /** Everything below these is off unless another part switches it on again. */
    private static final List<String> BRANCHES = List.of(
            "cn=Loggers,cn=config", // errors go to standard output, see StandardOutputLog
            "cn=HTTP Endpoints,cn=config",
            "cn=HTTP Authorization Mechanisms,cn=config",
            "cn=Alert Handlers,cn=config",
            "cn=Connection Handlers,cn=config",
            "cn=Key Manager Providers,cn=config",
            "cn=Trust Manager Providers,cn=config");

    private static final List<String> ENTRIES = List.of(
            "cn=CRAM-MD5,cn=SASL Mechanisms,cn=config", // these two need passwords stored reversibly
            "cn=DIGEST-MD5,cn=SASL Mechanisms,cn=config",
            "cn=GSSAPI,cn=SASL Mechanisms,cn=config",
            "cn=Profiler,cn=Plugins,cn=config");

    void apply() {
        BRANCHES.forEach(branch -> configuration.below(branch).forEach(Silence::off));
        ENTRIES.forEach(dn -> configuration.find(dn).ifPresent(Silence::off));
        // A copy of the configuration, with its secrets, at each start; ours is rendered anyway.
        configuration.get(Names.CONFIG).set("ds-cfg-save-config-on-successful-startup", "false");
    }

    private static void off(LdifEntry entry) {
        if (!entry.values("ds-cfg-enabled").isEmpty()) {
            entry.set("ds-cfg-enabled", "false");
        }
    }
}
