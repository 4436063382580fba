/** Tables, as kubectl prints them, and the paths into objects that they use. */
@NullMarked
package io.dirigent.apiserver.table;

import org.jspecify.annotations.NullMarked;
