/** Documents as Jackson trees: reading, writing, reaching into them. */
@NullMarked
package io.dirigent.apiserver.json;

import org.jspecify.annotations.NullMarked;
