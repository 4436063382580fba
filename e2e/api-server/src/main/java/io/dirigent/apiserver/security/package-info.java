/** The server's certificates and its clients' tokens. */
@NullMarked
package io.dirigent.apiserver.security;

import org.jspecify.annotations.NullMarked;
