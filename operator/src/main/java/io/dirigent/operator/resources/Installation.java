package io.dirigent.operator.resources;

import java.util.Optional;

/**
 * What whoever installed the operator says for all clusters.
 *
 * @param directoryImage the image of clusters that name none
 * @param admitted the operator's pods, as each cluster's NetworkPolicy lets them in; empty: clusters get none
 */
public record Installation(String directoryImage, Optional<OperatorPods> admitted) {}
