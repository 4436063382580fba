package io.dirigent.apiserver.security;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who may come: each identity has one bearer token, made when it is first asked for. */
public final class Identities {
    private final SecureRandom random = new SecureRandom();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Map<String, String> owners = new ConcurrentHashMap<>();

    /** The token of an identity. */
    public String token(String identity) {
        return tokens.computeIfAbsent(identity, name -> {
            byte[] secret = new byte[24];
            random.nextBytes(secret);
            String token = HexFormat.of().formatHex(secret);
            owners.put(token, name);
            return token;
        });
    }

    /** Whose token an Authorization header carries. */
    public Optional<String> identify(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Optional.empty();
        }
        return Optional.ofNullable(owners.get(authorization.substring(7).strip()));
    }
}
