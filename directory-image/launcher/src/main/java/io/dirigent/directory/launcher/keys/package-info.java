/**
 * PEM files of mounted Secrets, and the PKCS12 stores made from them for the server.
 */
@NullMarked
package io.dirigent.directory.launcher.keys;

import org.jspecify.annotations.NullMarked;
