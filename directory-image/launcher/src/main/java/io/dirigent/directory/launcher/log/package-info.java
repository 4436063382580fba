/**
 * One line an event on standard output, the directory server's own messages included.
 */
@NullMarked
package io.dirigent.directory.launcher.log;

import org.jspecify.annotations.NullMarked;
