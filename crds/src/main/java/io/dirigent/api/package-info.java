/** The API model of Dirigent: what a user writes in a {@code DirectoryCluster}, and what its status says. */
@NullMarked
package io.dirigent.api;

import org.jspecify.annotations.NullMarked;
