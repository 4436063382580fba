package io.dirigent.directory.launcher.volume;

import io.dirigent.directory.launcher.StartRefused;
import io.dirigent.directory.launcher.configuration.LdifFile;
import io.dirigent.directory.launcher.mark.Mark;
import io.dirigent.directory.launcher.settings.Member;
import io.dirigent.directory.launcher.settings.Suffix;
import java.io.IOException;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import javax.naming.ldap.LdapName;

/** A volume serves only the member, and only the suffixes, for which it was made. */
public final class Ownership {

    private Ownership() {}

    /** Refuses a foreign volume, by its mark; an unprepared one belongs to whoever comes first. */
    public static void check(Volume volume, Member member) {
        if (!volume.isPrepared()) {
            return;
        }
        Mark mark = read(volume);
        if (!mark.owner().equals(member.owner())) {
            throw StartRefused.configuration("volume " + volume.root() + " is foreign: it belongs to " + mark.owner()
                    + ", this is " + member.owner() + "; nothing was changed");
        }
        Set<LdapName> wanted =
                names(member.settings().suffixes().stream().map(Suffix::dn).toList());
        if (!names(mark.suffixes()).equals(wanted)) {
            throw StartRefused.configuration("volume " + volume.root() + " is foreign: it holds suffixes "
                    + mark.suffixes() + ", the settings name "
                    + member.settings().suffixes().stream().map(Suffix::dn).toList() + "; nothing was changed");
        }
    }

    private static Mark read(Volume volume) {
        try {
            return LdifFile.read(volume.configFile())
                    .find(Mark.DN)
                    .map(entry -> Mark.read(entry::values))
                    .orElseThrow(() -> StartRefused.configuration("volume " + volume.root()
                            + " is foreign: its configuration holds no mark; nothing was changed"));
        } catch (IOException e) {
            throw StartRefused.io("volume " + volume.root() + " has no readable configuration", e);
        }
    }

    private static Set<LdapName> names(Collection<String> suffixes) {
        return suffixes.stream().map(Suffix::name).collect(Collectors.toSet());
    }
}
