/**
 * What a volume says of itself, and what follows from it for the public LDAP ports.
 */
@NullMarked
package io.dirigent.directory.launcher.mark;

import org.jspecify.annotations.NullMarked;
