/**
 * Keys, certificates and passwords that the operator makes itself. Nothing here knows Kubernetes; time and randomness are
 * arguments, so that each decision can be tested.
 */
@NullMarked
package io.dirigent.operator.keys;

import org.jspecify.annotations.NullMarked;
