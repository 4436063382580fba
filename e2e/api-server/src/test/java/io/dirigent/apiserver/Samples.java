package io.dirigent.apiserver;

/** Objects with something of everything in them. */
final class Samples {
    static final String PROBE = "        readinessProbe: {httpGet: {port: http}, periodSeconds: 2}\n";

    static final String STATEFUL_SET = """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: full, labels: {app: full}}
            spec:
              replicas: 2
              serviceName: full
              selector: {matchLabels: {app: full}}
              updateStrategy: {type: OnDelete}
              podManagementPolicy: Parallel
              template:
                metadata: {labels: {app: full}}
                spec:
                  serviceAccountName: full
                  securityContext: {runAsNonRoot: true}
                  topologySpreadConstraints:
                  - {maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway}
                  containers:
                  - name: directory
                    image: example/directory:1
                    args: [--volume=/var/lib/x]
                    env:
                    - {name: POD_IP, valueFrom: {fieldRef: {fieldPath: status.podIP}}}
                    - {name: OPTIONS, value: -Xmx192m}
                    ports:
                    - {name: ldap, containerPort: 1389}
                    - {name: http, containerPort: 8080}
                    resources: {requests: {memory: 256Mi}, limits: {memory: 512Mi}}
            %s
                    startupProbe: {tcpSocket: {port: 1389}}
                    livenessProbe: {exec: {command: ["true"]}}
                    lifecycle: {preStop: {httpGet: {port: 8080}}}
                    volumeMounts:
                    - {name: data, mountPath: /var/lib/x}
                    - {name: settings, mountPath: /etc/x}
                  volumes:
                  - {name: settings, configMap: {name: settings}}
                  - {name: keys, secret: {secretName: keys}}
                  - {name: scratch}
              volumeClaimTemplates:
              - metadata: {name: data}
                spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
            """.replace("%s\n", PROBE);

    /** A custom resource with defaults, bounds and rules. */
    static final String DEFINITION = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: meshes.test.io}
            spec:
              group: test.io
              names: {kind: Mesh, plural: meshes, shortNames: [ms]}
              scope: Namespaced
              versions:
              - name: v1
                served: true
                storage: true
                subresources:
                  status: {}
                  scale: {specReplicasPath: .spec.replicas, statusReplicasPath: .status.replicas}
                additionalPrinterColumns:
                - {name: Ready, type: string, jsonPath: '.status.conditions[?(@.type=="Ready")].status'}
                schema:
                  openAPIV3Schema:
                    type: object
                    required: [spec]
                    x-kubernetes-validations:
                    - {rule: self.metadata.name.size() <= 20, message: the name is too long}
                    properties:
                      spec:
                        type: object
                        required: [suffixes]
                        x-kubernetes-validations:
                        - {rule: "self.topology != 'Ring' || self.replicas <= 3", message: a ring has at most 3}
                        properties:
                          replicas: {type: integer, default: 2, minimum: 1, maximum: 9}
                          topology: {type: string, default: FullMesh, enum: [FullMesh, Ring]}
                          storage:
                            type: string
                            x-kubernetes-validations: [{rule: self == oldSelf, message: storage is immutable}]
                          suffixes:
                            type: array
                            minItems: 1
                            x-kubernetes-list-type: set
                            items: {type: string}
                          ports:
                            type: array
                            x-kubernetes-list-type: map
                            x-kubernetes-list-map-keys: [name]
                            items:
                              type: object
                              required: [name]
                              properties:
                                name: {type: string}
                                port:
                                  type: integer
                                  default: 389
                                  x-kubernetes-validations:
                                  - rule: self >= oldSelf
                                    messageExpression: "'port ' + string(self) + ' is below ' + string(oldSelf)"
                      status:
                        type: object
                        properties:
                          replicas: {type: integer}
                          conditions:
                            type: array
                            x-kubernetes-list-type: map
                            x-kubernetes-list-map-keys: [type]
                            items:
                              type: object
                              properties: {type: {type: string}, status: {type: string}}
            """;

    private Samples() {}
}
