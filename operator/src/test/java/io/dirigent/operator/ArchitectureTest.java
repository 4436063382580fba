package io.dirigent.operator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** What may know what. */
@AnalyzeClasses(packages = "io.dirigent.operator", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] PURE = {
        "io.dirigent.operator.topology", "io.dirigent.operator.membership", "io.dirigent.operator.plan"
    };

    @ArchTest
    static final ArchRule THE_MIDDLE_KNOWS_NO_CLIENT = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.fabric8..",
                    "io.javaoperatorsdk..",
                    "io.quarkus..",
                    "org.apache.directory..",
                    "org.jboss.logging..",
                    "io.micrometer..",
                    "java.net..",
                    "java.nio.file..",
                    "java.io..");

    @ArchTest
    static final ArchRule THE_MIDDLE_KNOWS_NO_CLOCK = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule ONLY_THE_EDGE_SPEAKS_LDAP = noClasses()
            .that()
            .resideOutsideOfPackage("io.dirigent.operator.directory")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.directory..");

    @ArchTest
    static final ArchRule NO_PACKAGE_GOES_IN_CIRCLES =
            slices().matching("io.dirigent.operator.(*)..").should().beFreeOfCycles();
}
