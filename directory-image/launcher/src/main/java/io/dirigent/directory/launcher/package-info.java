/**
 * The process of one member: checks what it was given, prepares the volume, renders the configuration, starts the
 * directory server inside this JVM, and looks after it until it is told to stop.
 */
@NullMarked
package io.dirigent.directory.launcher;

import org.jspecify.annotations.NullMarked;
