package io.dirigent.stories.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another program, run to its end. */
public final class Command {

    private static final int MINUTES = 4;

    private Command() {}

    /** kubectl in a namespace. */
    public static String kubectl(String namespace, String... words) {
        List<String> all = new ArrayList<>(List.of("kubectl", "--namespace", namespace));
        all.addAll(List.of(words));
        return run(all);
    }

    /** What it wrote to its output; an {@link IllegalStateException} with all of it when it failed. */
    static String run(List<String> words) {
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", words) + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
