/**
 * The objects that a cluster consists of in Kubernetes, one file an object, each a pure function of the resource. They hold only
 * fields that the operator owns, with values as the API server returns them, so that comparing shows whether anything has to be
 * applied.
 */
@NullMarked
package io.dirigent.operator.resources;

import org.jspecify.annotations.NullMarked;
