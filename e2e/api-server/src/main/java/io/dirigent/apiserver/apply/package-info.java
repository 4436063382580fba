/** Server-side apply: who owns which field, and what becomes of an object that several managers want something of. */
@NullMarked
package io.dirigent.apiserver.apply;

import org.jspecify.annotations.NullMarked;
