/** Which kinds are served: Kubernetes' own, read from data, and those of CustomResourceDefinitions. */
@NullMarked
package io.dirigent.apiserver.resource;

import org.jspecify.annotations.NullMarked;
