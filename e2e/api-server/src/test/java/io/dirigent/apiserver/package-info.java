/** What the server promises, asked for over its port by raw HTTP and by real clients. */
@NullMarked
package io.dirigent.apiserver;

import org.jspecify.annotations.NullMarked;
