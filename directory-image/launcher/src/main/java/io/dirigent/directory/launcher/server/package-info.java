/**
 * The directory server inside this JVM: start, stop, and the few internal operations that the launcher needs.
 */
@NullMarked
package io.dirigent.directory.launcher.server;

import org.jspecify.annotations.NullMarked;
