package io.dirigent.directory.launcher.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class LdifFileTest {

    private static final String TEXT = """
            version: 1
            # a comment
             that goes on
            dn: cn=a,cn=config
            cn: a
            description: a long
              value
            description:: w6Q=

            dn: cn=b, CN=A,cn=config
            cn: b
            """;

    @Test
    void readsFoldedAndEncodedLines() throws IOException {
        LdifEntry a = LdifFile.parse(TEXT).get("cn=a,cn=config");
        assertThat(a.values("DESCRIPTION")).containsExactly("a long value", "ä");
    }

    @Test
    void findsEntriesHoweverTheirNameIsWritten() throws IOException {
        LdifFile file = LdifFile.parse(TEXT);
        assertThat(file.find("CN=B,cn=a , cn=config")).isPresent();
        assertThat(file.below("cn=A,cn=config")).extracting(LdifEntry::dn).containsExactly("cn=b, CN=A,cn=config");
    }

    @Test
    void printsWhatItReads() throws IOException {
        String printed = LdifFile.parse(TEXT).print();
        assertThat(LdifFile.parse(printed).print()).isEqualTo(printed);
        assertThat(printed).isEqualTo("""
                dn: cn=a,cn=config
                cn: a
                description: a long value
                description:: w6Q=

                dn: cn=b, CN=A,cn=config
                cn: b

                """);
    }

    @Test
    void encodesWhatPlainTextCannotSay() throws IOException {
        LdifFile file = new LdifFile();
        file.put(new LdifEntry("cn=x").set("cn", " x", "x ", ":x", "<x", "x\ny", "", "x"));
        assertThat(LdifFile.parse(file.print()).get("cn=x").values("cn"))
                .containsExactly(" x", "x ", ":x", "<x", "x\ny", "", "x");
        assertThat(file.print().lines().filter(line -> line.startsWith("cn:: ")))
                .hasSize(5);
    }

    @Test
    void removesWholeBranches() throws IOException {
        LdifFile file = LdifFile.parse(TEXT);
        file.removeBelow("cn=config");
        assertThat(file.print()).isEmpty();
    }

    @Test
    void refusesWhatIsNoLdif() {
        assertThatThrownBy(() -> LdifFile.parse("cn: a\n")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> LdifFile.parse("dn: a\nnonsense\n")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> LdifFile.parse("dn:: %%\n")).isInstanceOf(IOException.class);
    }
}
