/**
 * Why a member may go: a certificate that is made once, kept, and can be checked by anybody against a fresh look. It knows nothing of plans.
 */
@NullMarked
package io.dirigent.operator.removal;

import org.jspecify.annotations.NullMarked;
