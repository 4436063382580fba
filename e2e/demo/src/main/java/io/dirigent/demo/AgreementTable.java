package io.dirigent.demo;

import io.dirigent.api.AgreementStatus;
import io.dirigent.api.DirectoryClusterStatus;
import io.dirigent.api.MemberStatus;
import io.dirigent.stories.Directory;
import java.io.PrintStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** For each member its server id and lag, and for each agreement that feeds it rid, URI, TLS and state. */
final class AgreementTable {

    private static final String ROW = "%-10s %9s %6s  %-10s %5s  %-44s %-4s %s%n";

    private final Directory directory;
    private final PrintStream out;

    AgreementTable(Directory directory, PrintStream out) {
        this.directory = directory;
        this.out = out;
    }

    void print() {
        DirectoryClusterStatus status = directory.status().orElseThrow();
        out.println();
        out.printf(ROW, "MEMBER", "SERVER-ID", "LAG", "SUPPLIER", "RID", "URI", "TLS", "STATE");
        for (MemberStatus member : status.members()) {
            out.printf(ROW, member.name(), text(member.serverId()), text(member.lag()), "", "", "", "", "");
            status.agreements().stream()
                    .filter(agreement -> agreement.consumer().equals(member.name()))
                    .forEach(this::row);
        }
        out.println(status.agreementsEstablished() + " agreements established, lag " + text(status.lag()));
    }

    private void row(AgreementStatus agreement) {
        out.printf(
                ROW,
                "",
                "",
                "",
                agreement.supplier(),
                text(agreement.rid()),
                text(agreement.uri()),
                Boolean.TRUE.equals(agreement.tls()) ? "yes" : "no",
                text(agreement.state()));
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "-");
    }
}
