package io.dirigent.directory.launcher.configuration;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;

/**
 * The global access rules. Stock lets anybody read everything, monitor and administration data included; here the suffixes
 * are read by whoever has logged in, and the operator has what it needs and nothing that would make it more.
 */
record AccessRules(LdifFile configuration, List<String> suffixes) {

    private static final String ACI = "ds-cfg-global-aci";
    private static final String OPERATOR = "userdn=\"ldap:///" + Names.OPERATOR.replace(" ", "%20") + "\"";

    void apply() {
        LdifEntry handler = configuration.get("cn=Access Control Handler,cn=config");
        List<String> rules = new ArrayList<>();
        for (String rule : handler.values(ACI)) {
            if (names(rule, "User-Visible Schema Operational Attributes")
                    || names(rule, "User-Visible Operational Attributes")) {
                rules.add(rule.replace("ldap:///anyone", "ldap:///all"));
            } else if (!names(rule, "Anonymous read access")) {
                rules.add(rule);
            }
        }
        for (String suffix : suffixes) {
            rules.add(readable(suffix));
            // It leads the servers; what they hold is none of its business.
            rules.add(operator(suffix, "no data", "deny (all)"));
        }
        rules.add(operator("cn=config", "configuration", "allow (all)"));
        rules.add(operator("cn=Tasks", "tasks", "allow (all)"));
        rules.add(operator("cn=monitor", "monitor", "allow (read,search,compare)"));
        rules.add(operator("cn=Root DNs,cn=config", "no root users", "deny (add,delete,write)"));
        rules.add(operator("cn=Access Control Handler,cn=config", "no access rules", "deny (add,delete,write)"));
        handler.set(ACI, rules);
    }

    private static String readable(String suffix) {
        return "(target=\"ldap:///" + encoded(suffix) + "\")(targetattr!=\"userPassword||authPassword\")"
                + "(version 3.0; acl \"Authenticated read access\"; allow (read,search,compare) userdn=\"ldap:///all\";)";
    }

    private static String operator(String target, String what, String permission) {
        return "(target=\"ldap:///" + encoded(target) + "\")(targetattr=\"*||+\")(version 3.0; acl \"Operator: " + what
                + "\"; " + permission + " " + OPERATOR + ";)";
    }

    private static boolean names(String rule, String name) {
        return rule.contains("acl \"" + name + "\"");
    }

    private static String encoded(String dn) {
        try {
            return new URI(null, null, "/" + dn, null)
                    .toASCIIString()
                    .substring(1)
                    .replace("?", "%3F");
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
