package io.dirigent.testsupport;

import com.unboundid.util.json.JSONException;
import com.unboundid.util.json.JSONObject;
import com.unboundid.util.json.JSONString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The directory server's image as a folder.
 *
 * @param folder an absolute path
 * @param command its entry point, as this machine can run it
 */
public record ServerImage(Path folder, List<String> command) {

    /** The JVM options of a member whose resource says nothing about them, but with the quick compiler only. */
    public static final String JVM_OPTIONS = "-Xmx192m -XX:+UseSerialGC -XX:TieredStopAtLevel=1";

    /** The one that was built into {@code folder}. */
    public static ServerImage in(Path folder) throws IOException {
        Path image = folder.toAbsolutePath();
        Path description = image.resolve("image.json");
        try {
            List<String> command = new JSONObject(Files.readString(description))
                    .getFieldAsArray("entrypoint").stream()
                            .map(word -> ((JSONString) word).stringValue().replace("{image}", image.toString()))
                            .toList();
            return new ServerImage(image, command);
        } catch (JSONException e) {
            throw new IOException(description + " is damaged", e);
        }
    }

    /** Starts a member. */
    public MemberProcess start(MemberPod pod) throws IOException {
        return start(pod, JVM_OPTIONS);
    }

    /** Starts a member with JVM options of its own. */
    public MemberProcess start(MemberPod pod, String jvmOptions) throws IOException {
        return pod.run(command, jvmOptions);
    }
}
