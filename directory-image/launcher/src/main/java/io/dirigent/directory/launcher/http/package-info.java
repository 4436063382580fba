/**
 * Probes and metrics over HTTP.
 */
@NullMarked
package io.dirigent.directory.launcher.http;

import org.jspecify.annotations.NullMarked;
