package io.dirigent.apiserver.protobuf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import io.dirigent.apiserver.failure.ApiFailure;
import io.kubernetes.client.proto.Meta;
import io.kubernetes.client.proto.Runtime.Unknown;
import io.kubernetes.client.proto.V1;
import io.kubernetes.client.proto.V1Apps;
import io.kubernetes.client.proto.V1Authorization;
import io.kubernetes.client.proto.V1Networking;
import io.kubernetes.client.proto.V1Policy;
import io.kubernetes.client.proto.V1Rbac;
import io.kubernetes.client.proto.V1Storage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Reads a body of type {@code application/vnd.kubernetes.protobuf}: four bytes, then an envelope that names the kind. */
public final class ProtobufBody {
    /** The content type. */
    public static final String TYPE = "application/vnd.kubernetes.protobuf";

    private static final byte[] MAGIC = "k8s\0".getBytes(StandardCharsets.US_ASCII);
    private static final Map<String, FileDescriptor> FILES = Map.of(
            "v1", V1.getDescriptor(),
            "apps/v1", V1Apps.getDescriptor(),
            "authorization.k8s.io/v1", V1Authorization.getDescriptor(),
            "networking.k8s.io/v1", V1Networking.getDescriptor(),
            "policy/v1", V1Policy.getDescriptor(),
            "rbac.authorization.k8s.io/v1", V1Rbac.getDescriptor(),
            "storage.k8s.io/v1", V1Storage.getDescriptor());

    private ProtobufBody() {}

    /** The body as the JSON document that it stands for. */
    public static ObjectNode read(byte[] body) {
        if (body.length < MAGIC.length || !Arrays.equals(body, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw ApiFailure.badRequest("the body of the request is not Kubernetes' protobuf");
        }
        try {
            Unknown envelope = Unknown.parseFrom(Arrays.copyOfRange(body, MAGIC.length, body.length));
            String apiVersion = envelope.getTypeMeta().getApiVersion();
            String kind = envelope.getTypeMeta().getKind();
            DynamicMessage message = DynamicMessage.parseFrom(descriptor(apiVersion, kind), envelope.getRaw());
            ObjectNode document = ProtobufToJson.object(message);
            return document.put("apiVersion", apiVersion).put("kind", kind);
        } catch (InvalidProtocolBufferException e) {
            throw ApiFailure.badRequest("the body of the request is broken: " + e.getMessage());
        }
    }

    private static Descriptor descriptor(String apiVersion, String kind) {
        return Optional.ofNullable(FILES.get(apiVersion))
                .map(file -> file.findMessageTypeByName(kind))
                .or(() -> Optional.ofNullable(Meta.getDescriptor().findMessageTypeByName(kind)))
                .orElseThrow(() -> ApiFailure.of(
                        415,
                        "UnsupportedMediaType",
                        "the body of the request was in an unknown format - accepted media types include:"
                                + " application/json, application/yaml"));
    }
}
