/** What clients ask first: groups, resources, schemas, version. */
@NullMarked
package io.dirigent.apiserver.discovery;

import org.jspecify.annotations.NullMarked;
