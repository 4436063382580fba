/** HTTP and WebSocket: from bytes to verbs and back. */
@NullMarked
package io.dirigent.apiserver.http;

import org.jspecify.annotations.NullMarked;
