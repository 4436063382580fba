package io.dirigent.images;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The bill of materials of what we put on the base, in CycloneDX 1.6. It has neither a time nor a serial number, so that equal
 * images have equal ones; what is in the base is the base's to tell.
 */
final class Sbom {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Sbom() {}

    static String of(String image, List<Component> components) throws IOException {
        ObjectNode sbom = JSON.createObjectNode()
                .put("bomFormat", "CycloneDX")
                .put("specVersion", "1.6")
                .put("version", 1);
        sbom.putObject("metadata")
                .putObject("component")
                .put("type", "container")
                .put("name", "dirigent/" + image);
        ArrayNode all = sbom.putArray("components");
        for (Component component : components) {
            describe(component, all.addObject());
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(sbom) + "\n";
    }

    private static void describe(Component component, ObjectNode node) throws IOException {
        node.put("type", component.group() == null && component.name().equals("openjdk") ? "platform" : "library");
        if (component.group() != null) {
            node.put("group", component.group());
        }
        node.put("name", component.name());
        if (component.version() != null) {
            node.put("version", component.version());
        }
        node.putArray("hashes").addObject().put("alg", "SHA-256").put("content", sha256(component.file()));
        if (!component.licences().isEmpty()) {
            ArrayNode licences = node.putArray("licenses");
            component
                    .licences()
                    .forEach(name -> licences.addObject().putObject("license").put("name", name));
        }
        if (component.group() != null && component.version() != null) {
            node.put("purl", "pkg:maven/" + component.group() + "/" + component.name() + "@" + component.version());
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file);
                DigestInputStream digest = new DigestInputStream(content, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
