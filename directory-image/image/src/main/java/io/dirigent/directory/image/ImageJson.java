package io.dirigent.directory.image;

import com.unboundid.util.json.JSONArray;
import com.unboundid.util.json.JSONException;
import com.unboundid.util.json.JSONObject;
import com.unboundid.util.json.JSONString;
import com.unboundid.util.json.JSONValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * {@code image.json}: how a node runs the folder.
 *
 * @param name the image's name
 * @param entrypoint the command, with {@code {java}} for the node's Java binary and {@code {image}} for the folder
 */
public record ImageJson(String name, List<String> entrypoint) {

    private static final String FILE = "image.json";

    /** Reads the one in an image's folder. */
    public static ImageJson read(Path image) throws IOException {
        try {
            JSONObject json = new JSONObject(Files.readString(image.resolve(FILE)));
            List<String> entrypoint = json.getFieldAsArray("entrypoint").stream()
                    .map(part -> ((JSONString) part).stringValue())
                    .toList();
            return new ImageJson(json.getFieldAsString("name"), entrypoint);
        } catch (JSONException e) {
            throw new IOException(image.resolve(FILE) + " is damaged", e);
        }
    }

    /** The command as this machine can run it, with the Java that runs this program. */
    public List<String> command(Path image) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return entrypoint.stream()
                .map(part -> part.replace("{java}", java).replace("{image}", image.toString()))
                .toList();
    }

    void write(Path image) throws IOException {
        List<JSONValue> parts =
                entrypoint.stream().<JSONValue>map(JSONString::new).toList();
        JSONObject json = new JSONObject(Map.of("name", new JSONString(name), "entrypoint", new JSONArray(parts)));
        Files.writeString(image.resolve(FILE), json.toMultiLineString() + "\n");
    }
}
