package io.dirigent.directory.image.server;

import java.util.List;

/** Which of the distribution's jars stay out of the image. */
final class Trim {

    /** Beginnings of names; each group with the reason why a member never needs it. */
    private static final List<String> OUT = List.of(
            // backends on other databases, whose drivers carry licences of their own
            "com.datastax",
            "org.apache.cassandra",
            "com.github.jnr",
            "com.typesafe.config",
            "org.hdrhistogram",
            "org.mpierce",
            "com.microsoft",
            "com.mysql",
            "com.oracle",
            "org.postgresql",
            "com.google.protobuf",
            "org.openidentityplatform.commons.persistit",
            // audit handlers that write to other products
            "org.openidentityplatform.commons.audit.handler-elasticsearch",
            "org.openidentityplatform.commons.audit.handler-jdbc",
            "org.openidentityplatform.commons.audit.handler-jms",
            "org.openidentityplatform.commons.audit.handler-splunk",
            "org.openidentityplatform.commons.audit.handler-syslog",
            "jakarta.jms",
            // another network stack, and a script engine
            "io.netty",
            "org.openjdk.nashorn",
            "org.ow2.asm",
            // setup with its GUI, class path holders, the server once more, messages in other languages
            "quicksetup",
            "bootstrap",
            "org.openidentityplatform.opendj.opendj-server-legacy",
            "opendj_",
            // annotations
            "com.google.code.findbugs",
            "com.google.errorprone",
            "com.io7m.jcip",
            "org.checkerframework",
            "org.jspecify",
            // clients of the REST interface and its documentation; what remains of it is linked to, but off
            "org.apache.httpcomponents",
            "org.openidentityplatform.commons.http-framework.client",
            "commons-codec",
            "commons-logging",
            "com.fasterxml.jackson.module",
            "javax.validation",
            "com.sun.xml.bind",
            "jakarta.annotation",
            "jakarta.inject",
            "io.dropwizard",
            "org.freemarker",
            // command line tools
            "org.openidentityplatform.opendj.opendj-ldap-toolkit",
            // makes self-signed certificates, of which a member has none
            "org.bouncycastle");

    private Trim() {}

    static boolean keeps(String jar) {
        return OUT.stream().noneMatch(jar::startsWith);
    }
}
