package io.dirigent.directory.launcher;

import io.dirigent.directory.hooks.Forwarding;
import io.dirigent.directory.launcher.keys.KeysInUse;
import io.dirigent.directory.launcher.mark.Gate;
import io.dirigent.directory.launcher.mark.Verdict;
import io.dirigent.directory.launcher.server.PublicHandlers;
import io.dirigent.directory.launcher.volume.Storage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the operator decides by and only the launcher knows. It is asked for at each look, so nothing of it takes time.
 *
 * @param started when this run began
 */
record MemberFacts(
        Instant started, Gate gate, Door door, PublicHandlers handlers, Storage storage, Supplier<KeysInUse> keys) {

    Map<String, List<String>> all() {
        Map<String, List<String>> facts = new LinkedHashMap<>();
        facts.put("started", List.of(started.toString()));
        gate.outOfSyncSince().ifPresent(since -> facts.put("out-of-sync-since", List.of(since.toString())));
        Verdict verdict = door.verdict();
        facts.put("doors", List.of(verdict instanceof Verdict.Open ? "open" : "shut"));
        facts.put("doors-reason", List.of(verdict.reason()));
        facts.put("client-connections", List.of(Integer.toString(handlers.connections())));
        facts.put("free-bytes", List.of(Long.toString(storage.free())));
        facts.put("changelog-bytes", List.of(Long.toString(storage.changelog())));
        facts.put("forwards", List.of(Boolean.toString(Forwarding.isOn())));
        KeysInUse inUse = keys.get();
        List<String> certificates = new ArrayList<>();
        inUse.certificates().forEach((purpose, serial) -> certificates.add(purpose + " " + serial));
        facts.put("certificate", certificates);
        List<String> authorities = new ArrayList<>();
        inUse.authorities()
                .forEach((purpose, digests) -> digests.forEach(digest -> authorities.add(purpose + " " + digest)));
        facts.put("authority", authorities);
        return facts;
    }
}
