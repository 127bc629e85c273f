package org.sanqu.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.annotation.bundle.Export;

/** What the design says of the bundles of the core, held by a test. */
@AnalyzeClasses(packages = "org.sanqu", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "org.sanqu.";
    private static final Set<String> BUNDLES = Set.of(
            "api",
            "forms",
            "members",
            "metrics",
            "modules",
            "organisation",
            "rules",
            "security",
            "sheets",
            "shell",
            "store",
            "testkit",
            "web");

    /** The bundle of one of our classes: the name behind {@code org.sanqu}. */
    private static String bundle(JavaClass type) {
        String rest = type.getPackageName().substring(ROOT.length());
        return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith(ROOT);
    }

    @ArchTest
    static void everyBundleIsLookedAt(JavaClasses all) {
        Set<String> found = new TreeSet<>();
        all.stream().filter(ArchitectureTest::isOurs).forEach(type -> found.add(bundle(type)));
        assertEquals(new TreeSet<>(BUNDLES), found);
    }

    @ArchTest
    static final ArchRule everyArrowPointsToTheApi = classes()
            .that(DescribedPredicate.describe(
                    "are not of the test kit", type -> !bundle(type).equals("testkit")))
            .should(dependOnlyOnTheApiAndThemselves())
            .because("bundles meet only as services of the API");

    private static ArchCondition<JavaClass> dependOnlyOnTheApiAndThemselves() {
        return new ArchCondition<>("depend only on the API and their own bundle") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> isOurs(dependency.getTargetClass()))
                        .filter(dependency -> !mayUse(bundle(type), bundle(dependency.getTargetClass())))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
            }
        };
    }

    private static boolean mayUse(String bundle, String other) {
        return other.equals("api") || other.equals(bundle);
    }

    @ArchTest
    static void onlyTheApiAndTheTestKitExport(JavaClasses all) {
        Set<String> exporting = new TreeSet<>();
        for (JavaClass type : all) {
            JavaPackage home = type.getPackage();
            if (isOurs(type) && home.isAnnotatedWith(Export.class)) {
                exporting.add(bundle(type));
            }
        }
        assertEquals(Set.of("api", "testkit"), exporting);
    }

    @ArchTest
    static void everyPackageSaysWhatItIs(JavaClasses all) {
        Set<String> silent = new TreeSet<>();
        for (JavaClass type : all) {
            boolean generated = type.getPackageName().startsWith("org.sanqu.web.template");
            if (isOurs(type)
                    && !generated
                    && type.getPackage().tryGetPackageInfo().isEmpty()) {
                silent.add(type.getPackageName());
            }
        }
        assertEquals(Set.of(), silent);
    }

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameStartingWith("Abstract")
            .orShould()
            .haveSimpleName("Record")
            .orShould()
            .resideInAPackage("..util..");

    @ArchTest
    static final ArchRule onlyTheWebKnowsServlets = noClasses()
            .that()
            .resideOutsideOfPackage("org.sanqu.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..", "javax.servlet..");
}
