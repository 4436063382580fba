/** Parts of the HTTP layer, without a server. */
@NullMarked
package io.dirigent.apiserver.http;

import org.jspecify.annotations.NullMarked;
