package io.dirigent.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionFileTest {

    private static final Roster TWO = new Roster(Map.of("corp-0", 10L, "corp-1", 11L));
    private static final Roster THREE = new Roster(Map.of("corp-0", 10L, "corp-1", 11L, "corp-2", 12L));

    @TempDir
    Path folder;

    private ConnectionFile file;

    @BeforeEach
    void begin() {
        Doors doors = new Doors((member, port) -> {
            throw new ConnectException(member + " does not run");
        });
        file = new ConnectionFile(
                folder.resolve("demo/connection.json"), Map.of("bindDn", "cn=Directory Manager"), doors);
    }

    @AfterEach
    void end() throws IOException {
        file.close();
    }

    @Test
    void itSaysWhereEachMemberIs() throws IOException {
        file.write(TWO);

        assertThat(read().path("bindDn").asText()).isEqualTo("cn=Directory Manager");
        assertThat(read().path("members")).hasSize(2);
        assertThat(member("corp-1").path("pid").asLong()).isEqualTo(11);
        assertThat(member("corp-1").path("ldapUrl").asText()).startsWith("ldap://localhost:");
        assertThat(member("corp-1").path("ldapsUrl").asText()).startsWith("ldaps://localhost:");
    }

    @Test
    void itFollowsMembersThatComeAndGoAndTheOthersKeepTheirPorts() throws IOException {
        file.write(TWO);
        JsonNode before = member("corp-0");

        file.write(THREE);
        assertThat(read().path("members").findValuesAsText("name"))
                .containsExactlyInAnyOrder("corp-0", "corp-1", "corp-2");
        URI gone = URI.create(member("corp-2").path("ldapUrl").asText());

        file.write(TWO);
        assertThat(read().path("members").findValuesAsText("name")).containsExactlyInAnyOrder("corp-0", "corp-1");
        assertThat(member("corp-0")).isEqualTo(before);
        assertThatThrownBy(() -> new Socket(gone.getHost(), gone.getPort()).close())
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void itIsLeftAloneWhileNothingChanges() throws IOException {
        file.write(TWO);
        Files.writeString(file.path(), "whose");
        file.write(new Roster(TWO.processes()));

        assertThat(file.path()).hasContent("whose");
    }

    @Test
    void itSaysWhichProcessARestartedMemberHas() throws IOException {
        file.write(TWO);
        file.write(new Roster(Map.of("corp-0", 10L, "corp-1", 99L)));

        assertThat(member("corp-1").path("pid").asLong()).isEqualTo(99);
    }

    @Test
    void nothingIsLeftOfIt() throws IOException {
        file.write(TWO);
        file.close();

        assertThat(folder.resolve("demo")).isEmptyDirectory();
    }

    private JsonNode read() throws IOException {
        return new ObjectMapper().readTree(file.path().toFile());
    }

    private JsonNode member(String name) throws IOException {
        for (JsonNode member : read().path("members")) {
            if (member.path("name").asText().equals(name)) {
                return member;
            }
        }
        throw new AssertionError(name + " is not in it");
    }
}
