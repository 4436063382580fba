package io.dirigent.directory.image;

import io.dirigent.directory.image.files.Fingerprint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A step that is skipped while its inputs are the same bytes as when it was last done.
 *
 * @param name of the step and its stamp
 * @param work folder of the stamps
 * @param inputs files and folders
 * @param settings what else decides on the result
 * @param output something that is there when the step was done
 */
record Step(String name, Path work, List<Path> inputs, List<String> settings, Path output) {

    /** Something that a step does. */
    interface Action {
        void run() throws Exception;
    }

    /** Does the step; returns whether it was needed. */
    boolean unlessDone(Action action) throws Exception {
        Path stamp = work.resolve(name + ".stamp");
        String now = Fingerprint.of(inputs) + settings;
        if (Files.exists(output)
                && Files.exists(stamp)
                && Files.readString(stamp).equals(now)) {
            return false;
        }
        Files.deleteIfExists(stamp);
        say("image: " + name);
        action.run();
        Files.createDirectories(work);
        Files.writeString(stamp, now);
        return true;
    }

    @SuppressWarnings("SystemOut") // Maven's log has no other reader
    static void say(String line) {
        System.out.println(line);
    }
}
