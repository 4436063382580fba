package io.dirigent.directory.launcher.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dirigent.directory.launcher.StartRefused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static final List<String> COMPLETE = List.of(
            "--image=/image",
            "--volume=/volume",
            "--settings=/settings",
            "--server-keys=/server",
            "--replication-keys=/replication",
            "--operator-trust=/trust",
            "--passwords=/passwords");

    @Test
    void takesTheFoldersOfAPod() {
        Options options = Options.parse(COMPLETE);
        assertThat(options.replicationKeys()).isEqualTo(Path.of("/replication"));
        assertThat(options.bootstrap()).isEmpty();
    }

    @Test
    void aBootstrapFolderIsOptional() {
        assertThat(Options.parse(and("--bootstrap=/ldif")).bootstrap()).contains(Path.of("/ldif"));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        refuses(and("--port=389"), "unknown option --port");
        refuses(and("serve"), "unknown option serve");
    }

    @Test
    void refusesAnOptionWithoutAFolderOrTwice() {
        refuses(and("--bootstrap"), "option --bootstrap needs a folder: --bootstrap=PATH");
        refuses(and("--bootstrap="), "option --bootstrap needs a folder: --bootstrap=PATH");
        refuses(and("--volume=/other"), "option --volume is given twice");
    }

    @Test
    void namesWhatIsMissing() {
        refuses(COMPLETE.subList(0, COMPLETE.size() - 1), "option --passwords is missing");
    }

    private static List<String> and(String more) {
        List<String> args = new ArrayList<>(COMPLETE);
        args.add(more);
        return args;
    }

    private static void refuses(List<String> args, String message) {
        assertThatThrownBy(() -> Options.parse(args))
                .isInstanceOf(StartRefused.class)
                .hasMessage(message);
    }
}
