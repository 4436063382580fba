/** CEL rules in the schemas of custom resources ({@code x-kubernetes-validations}), on Google's CEL. */
@NullMarked
package io.dirigent.apiserver.cel;

import org.jspecify.annotations.NullMarked;
