package io.dirigent.operator.directory;

import io.dirigent.operator.membership.ServerId;
import java.time.Duration;

/**
 * How a member replicates.
 *
 * @param serverId the member's id, the same for all its suffixes and its schema
 * @param purgeDelay how long its changelog keeps a change
 */
public record ReplicationSettings(ServerId serverId, Duration purgeDelay) {}
