/**
 * Who is in a cluster and what each volume says of itself: members, marks, server ids and the ledger that gives them, change numbers.
 * Pure: no Kubernetes client, no LDAP, no clock.
 */
@NullMarked
package io.dirigent.operator.membership;

import org.jspecify.annotations.NullMarked;
