package io.jenkins.plugins.dashenterprise;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.apollographql.apollo.api.Mutation;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import hudson.util.Secret;
import io.jenkins.plugins.dashenterprise.operations.Operation;
import io.jenkins.plugins.dashenterprise.operations.OperationDescriptor;
import io.jenkins.plugins.dashenterprise.operations.Plan;
import io.jenkins.plugins.dashenterprise.operations.WritingOperation;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.Repository;
import org.jenkinsci.Symbol;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.verb.POST;

/** The rules of the plugin's structure. */
class ArchitectureTest {
    private static final JavaClasses PLUGIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.jenkins.plugins.dashenterprise");
    private static final String PACKAGE = "io.jenkins.plugins.dashenterprise.";
    // What a person does comes first, then the frame of it and what that stands on.
    private static final List<String> ROOMS = List.of(
            "reviewapps",
            "views",
            "binding",
            "deploy",
            "environment",
            "resources",
            "access",
            "apps",
            "server",
            "operations",
            "folders",
            "configuration",
            "git",
            "graphql",
            "text");
    private static final String GRAPHQL = "io.jenkins.plugins.dashenterprise.graphql..";
    private static final String GIT = "io.jenkins.plugins.dashenterprise.git..";
    private static final Set<String> CHECKS = Set.of("checkPermission", "hasPermission", "mayConfigure");

    @Test
    void onlyGraphqlAndGitKnowTheNetwork() {
        noClasses()
                .that()
                .resideOutsideOfPackages(GRAPHQL, GIT)
                .and()
                .resideInAPackage("io.jenkins.plugins.dashenterprise..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.apollographql.apollo",
                        "com.apollographql.apollo.network..",
                        "com.apollographql.apollo.exception..",
                        "okhttp3..",
                        "okio..",
                        "kotlin..",
                        "kotlinx..")
                .check(PLUGIN);
    }

    /** They would go by the configuration of the workspace and of the agent's user, run hooks, and follow remotes. */
    @Test
    void aPushTakesNothingOfJGitThatReadsAConfiguration() {
        noClasses()
                .that()
                .resideInAPackage("io.jenkins.plugins.dashenterprise..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.eclipse.jgit.api..", "org.eclipse.jgit.hooks..", "org.eclipse.jgit.storage.file..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching(
                        "org\\.eclipse\\.jgit\\.(lib\\.StoredConfig|util\\.SystemReader|transport\\.(Transport|RemoteConfig|.*Http.*))")
                .orShould()
                .callMethod(Repository.class, "getConfig")
                .check(PLUGIN);
    }

    @Test
    void graphqlKnowsNothingOfOperationsAndConfiguration() {
        noClasses()
                .that()
                .resideInAPackage(GRAPHQL)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.jenkins.plugins.dashenterprise.operations..", "io.jenkins.plugins.dashenterprise")
                .check(PLUGIN);
    }

    /** What is done is told to whoever listens; what listens is not known where it is done. */
    @Test
    void nothingThatIsDoneKnowsWhoShowsIt() {
        noClasses()
                .that()
                .resideInAPackage("io.jenkins.plugins.dashenterprise..")
                .and()
                .resideOutsideOfPackages(
                        "io.jenkins.plugins.dashenterprise.views..", "io.jenkins.plugins.dashenterprise.reviewapps..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.jenkins.plugins.dashenterprise.views..")
                .check(PLUGIN);
    }

    @Test
    void arrowsPointDownTheListOfRoomsOrToApps() {
        classes()
                .should(new ArchCondition<JavaClass>("know only the rooms below their own, and apps") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                            int from = ROOMS.indexOf(room(type));
                            String target = room(dependency.getTargetClass());
                            boolean down = from <= ROOMS.indexOf(target)
                                    || target.equals("apps") && from < ROOMS.indexOf("operations");
                            events.add(new SimpleConditionEvent(
                                    dependency, target.isEmpty() || down, dependency.getDescription()));
                        }
                        events.add(new SimpleConditionEvent(
                                type,
                                ROOMS.contains(room(type)),
                                type.getName() + " is in a room that ROOMS does not have"));
                    }
                })
                .check(PLUGIN);
    }

    /** The part of the package's name behind the plugin's own; empty for classes of others. */
    private static String room(JavaClass type) {
        String name = type.getBaseComponentType().getName();
        return name.startsWith(PACKAGE) ? name.substring(PACKAGE.length()).replaceAll("[.].*", "") : "";
    }

    /** Such an operation would have to offer a dry run. */
    @Test
    void operationsThatOnlyReadSendNoMutation() {
        noClasses()
                .that()
                .areAssignableTo(Operation.class)
                .and()
                .areNotAssignableTo(WritingOperation.class)
                .and()
                .areNotAssignableFrom(WritingOperation.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Mutation.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Plan.class)
                .check(PLUGIN);
    }

    @Test
    void webMethodsArePostAndCheckAPermissionFirst() {
        methods()
                .that()
                .haveNameMatching("do(Check|Fill|Test)[A-Z].*")
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage("io.jenkins.plugins.dashenterprise..")
                .should()
                .bePublic()
                .andShould()
                .beAnnotatedWith(POST.class)
                .andShould(checkAPermissionFirst())
                .check(PLUGIN);
    }

    @Test
    void operationsHaveASymbolOfTheirOwn() {
        classes()
                .that()
                .areAssignableTo(OperationDescriptor.class)
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .should()
                .beAnnotatedWith(Symbol.class)
                .check(PLUGIN);
    }

    @Test
    void operationsKeepNoSecret() {
        noClasses()
                .that()
                .areAssignableTo(Operation.class)
                .should(new ArchCondition<>("have a field that holds a secret") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean secret = type.getFields().stream()
                                .anyMatch(field -> field.getRawType().isEquivalentTo(Secret.class));
                        events.add(new SimpleConditionEvent(type, secret, type.getName()));
                    }
                })
                .check(PLUGIN);
    }

    @Test
    void namesSayWhatAClassIsFor() {
        noClasses()
                .that()
                .resideInAPackage("io.jenkins.plugins.dashenterprise..")
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .check(PLUGIN);
    }

    private static ArchCondition<JavaMethod> checkAPermissionFirst() {
        return new ArchCondition<>("check a permission before anything that depends on the caller's values") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                int check = method.getMethodCallsFromSelf().stream()
                        .filter(call -> CHECKS.contains(call.getName()))
                        .mapToInt(call -> call.getLineNumber())
                        .min()
                        .orElse(Integer.MAX_VALUE);
                boolean first = method.getMethodCallsFromSelf().stream()
                        .filter(call -> !CHECKS.contains(call.getName()))
                        .filter(call -> call.getTargetOwner().getPackageName().startsWith("io.jenkins.plugins"))
                        .allMatch(call -> call.getLineNumber() >= check);
                boolean satisfied = check < Integer.MAX_VALUE && first;
                events.add(new SimpleConditionEvent(method, satisfied, method.getFullName()));
            }
        };
    }
}
