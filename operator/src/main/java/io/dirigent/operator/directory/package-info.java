/** The port to the directory servers, and what is seen through it. Its OpenDJ implementation speaks LDAP. */
@NullMarked
package io.dirigent.operator.directory;

import org.jspecify.annotations.NullMarked;
