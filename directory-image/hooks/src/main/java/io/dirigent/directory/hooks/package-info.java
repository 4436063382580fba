/**
 * What the woven hooks do while the server runs: the member's own address, durable renames, the fence against peers
 * that are not configured, and the renewal of a link. The places they are woven into are in {@code advice}.
 */
@NullMarked
package io.dirigent.directory.hooks;

import org.jspecify.annotations.NullMarked;
