/**
 * What the member is told from outside: command line, environment and {@code server.properties}. All of it is checked
 * here, before the volume is touched; a wrong value becomes one {@link io.dirigent.directory.launcher.StartRefused}.
 */
@NullMarked
package io.dirigent.directory.launcher.settings;

import org.jspecify.annotations.NullMarked;
