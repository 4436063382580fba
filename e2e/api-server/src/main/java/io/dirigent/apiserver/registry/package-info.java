/** The verbs on objects: create, update, patch, apply, delete. */
@NullMarked
package io.dirigent.apiserver.registry;

import org.jspecify.annotations.NullMarked;
