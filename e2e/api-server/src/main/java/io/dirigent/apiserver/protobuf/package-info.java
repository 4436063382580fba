/** Kubernetes' protobuf form of objects, in which kubectl sends what it makes itself ({@code kubectl create configmap}). */
@NullMarked
package io.dirigent.apiserver.protobuf;

import org.jspecify.annotations.NullMarked;
