package io.dirigent.directory.launcher.configuration;

import io.dirigent.directory.launcher.settings.Member;
import java.util.List;

/**
 * The configuration of a member: what the image's template says, edited by the launcher, and what the operator owns,
 * carried over from the volume. Pure.
 *
 * @param rootPassword the administrator's password, encoded
 */
public record Rendering(Member member, String rootPassword) {

    /**
     * @param template is edited and returned
     * @param volume the configuration that the volume has now
     */
    public LdifFile render(LdifFile template, LdifFile volume) {
        new Silence(template).apply();
        new Tls(template).apply();
        new Handlers(template, member).apply();
        new Backends(template, member.settings()).apply();
        new Identities(template).apply(rootPassword);
        new AccessRules(template, suffixes()).apply();
        new OperatorOwned(template, member.settings().suffixes()).carryOver(volume);
        return template;
    }

    private List<String> suffixes() {
        return member.settings().suffixes().stream().map(s -> s.dn()).toList();
    }
}
