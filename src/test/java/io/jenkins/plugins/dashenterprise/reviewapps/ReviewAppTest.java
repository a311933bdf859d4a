package io.jenkins.plugins.dashenterprise.reviewapps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleProject;
import hudson.util.FormValidation;
import io.jenkins.plugins.dashenterprise.Sources;
import io.jenkins.plugins.dashenterprise.graphql.Hurry;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import io.jenkins.plugins.dashenterprise.simulator.SimulatedApp;
import io.jenkins.plugins.dashenterprise.simulator.SimulatedService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;

@ExtendWith(Hurry.class)
class ReviewAppTest extends ReviewAppCase {

    @Test
    void makesAnAppOfTheBranchAfterTheTemplate() throws Exception {
        shop.linked(dash.simulator.server().addService("shop-redis", "redis", "ci"));
        WorkflowJob job = job("", FakeBranches.Branch.named("feature/x"));
        String log = succeed(job);
        String name = nameOf("feature/x");
        SimulatedApp app = app(name);
        assertNotNull(app, log);
        assertEquals(Mark.of("team/shop", "feature/x").toString(), app.variable(Mark.VARIABLE));
        assertEquals("restricted", app.metadata().get("permissionLevel"));
        assertEquals("shop: feature/x", app.metadata().get("title"));
        assertEquals(
                List.of(ReviewAppName.of("shop", "team/shop", "feature/x", null).service("redis")),
                app.linkedServices().stream().map(SimulatedService::name).toList());
        assertNull(app.variable("DB_URL"));
        has(
                log,
                "KEYS [app, url, managerUrl, template, branch, change, created, deployed, revision, services, copied, notCopied,"
                        + " permissionLevel, skipped, durationSeconds]");
        has(log, "app:" + name);
        has(log, "url:" + dash.simulator.url() + "/" + name);
        has(log, "created:true, deployed:true, revision:" + app.variable("GIT_REV"));
        has(log, "notCopied:[DB_URL, THEME]");
        has(log, "skipped:null");
    }

    @Test
    void doesNothingTheSecondTime() throws Exception {
        WorkflowJob job = job("vars: [A: '1'], copyVariables: ['THEME']", FakeBranches.Branch.named("x"));
        succeed(job);
        dash.simulator.clearRequests();
        String log = succeed(job);
        assertEquals(List.of(), mutations());
        has(log, "created:false, deployed:false");
        has(log, "copied:[THEME], notCopied:[DB_URL]");
    }

    @Test
    void removesWhatItSetAndIsNoLongerWanted() throws Exception {
        WorkflowJob job = job("vars: [A: '1', B: '2']", FakeBranches.Branch.named("x"));
        succeed(job);
        SimulatedApp app = app(nameOf("x"));
        app.variable("BY_HAND", "kept");
        job.setDefinition(job("vars: [A: '1']").getDefinition());
        succeed(job);
        assertEquals("1", app.variable("A"));
        assertNull(app.variable("B"));
        assertEquals("kept", app.variable("BY_HAND"));
        assertNotNull(app.variable(Mark.VARIABLE));
    }

    @Test
    void theTemplateIsNeeded() throws Exception {
        has(
                dash.fail("deDashReviewApp template: ''"),
                "ERROR: template is missing: the app that review apps are made after.");
        WorkflowJob job = job("name: 'shop-x'");
        dash.simulator.server().removeApp("shop");
        has(
                fail(job),
                "ERROR: There is no app 'shop' on simulator (" + dash.simulator.url()
                        + ") that these credentials can see, so no review app can be made after it.");
    }

    @Test
    void aBuildOfNoBranchNeedsAName() throws Exception {
        has(fail(job("")), "ERROR: This build belongs to no branch: deDashReviewApp needs a multibranch job, or name.");
        has(succeed(job("name: 'shop-review'")), "app:shop-review");
        has(fail(job("name: 'Shop'")), "'Shop' is no app name");
    }

    @Test
    void aFreestyleJobMakesOneByName() throws Exception {
        ReviewApp operation = new ReviewApp("shop");
        operation.setName("shop-review");
        operation.setGitCredentialsId("dash-git");
        FreeStyleProject project = dash.freestyle(operation);
        String commit = Sources.commit(dash.workspace(project), Sources.APP);
        has(
                JenkinsRule.getLog(dash.jenkins.buildAndAssertSuccess(project)),
                " runs revision " + commit + ", deployed in ");
        assertEquals(
                Mark.of(project.getFullName(), "").toString(),
                app("shop-review").variable(Mark.VARIABLE));
        PurgeReviewApps purge = new PurgeReviewApps();
        purge.setTemplate("shop");
        FreeStyleProject purging = dash.freestyle(purge);
        project.delete();
        has(
                JenkinsRule.getLog(dash.jenkins.buildAndAssertSuccess(purging)),
                "Deleted review app shop-review of job '" + project.getFullName() + "' (gone).");
    }

    @Test
    void theFormRefusesInTheWordsOfTheStep() {
        ReviewApp.DescriptorImpl form = (ReviewApp.DescriptorImpl) new ReviewApp("shop").getDescriptor();
        assertEquals(
                "template is missing: the app that review apps are made after",
                form.verdict("template", " ").getMessage());
        has(form.verdict("template", "Shop").getMessage(), " is no app name");
        has(form.verdict("name", "Shop").getMessage(), " is no app name");
        for (FormValidation fine : List.of(
                form.verdict("template", "shop"),
                form.verdict("template", "${TEMPLATE}"),
                form.verdict("name", "shop-review"),
                form.verdict("name", ""))) {
            assertEquals(FormValidation.Kind.OK, fine.kind);
        }
    }

    @Test
    void aForkThatIsNotTrustedIsSkipped() throws Exception {
        String log = succeed(job("", FakeBranches.Branch.pull("17", "eve", false)));
        has(
                log,
                "Pull request 17 comes from the fork 'eve', whose code the source does not trust: no review app is made. Review it and use"
                        + " forks: 'withoutSecrets' or 'deploy', or change who is trusted in the job's branch source.");
        has(log, "skipped:fork");
        assertEquals(List.of(), mutations());
    }

    @Test
    void aForkGetsNoSecretsIfThatIsWanted() throws Exception {
        String parameters =
                "secrets: [KEY: 'shop-key'], copyVariables: ['DB_URL'], vars: [A: '1'], forks: 'withoutSecrets'";
        WorkflowJob job = job(parameters, FakeBranches.Branch.pull("17", "eve", true));
        succeed(job);
        String name = ReviewAppName.of("shop", "team/shop", "PR-17", "17").app();
        assertEquals("hush", app(name).variable("KEY"));
        FakeBranches.set(job, FakeBranches.Branch.pull("17", "eve", false));
        String log = succeed(job);
        has(log, "forks: 'withoutSecrets' leaves out: KEY, DB_URL.");
        assertNull(app(name).variable("KEY"));
        assertNull(app(name).variable("DB_URL"));
        assertEquals("1", app(name).variable("A"));
        assertFalse(log.contains("hush"), log);
    }

    @Test
    void aForkIsDeployedIfThatIsWanted() throws Exception {
        succeed(job("secrets: [KEY: 'shop-key'], forks: 'deploy'", FakeBranches.Branch.pull("17", "eve", false)));
        assertEquals(
                "hush",
                app(ReviewAppName.of("shop", "team/shop", "PR-17", "17").app()).variable("KEY"));
    }

    @Test
    void withoutKnowingWhomToTrustNothingIsMade() throws Exception {
        has(
                fail(job("", FakeBranches.Branch.pull("17", "eve", null))),
                "Whether revision 3f2a9c1 can be trusted could not be found out: no network. No review app is made.");
        assertEquals(List.of(), mutations());
    }

    @Test
    void badInputIsRefusedBeforeAnythingIsMade() throws Exception {
        has(
                fail(job("forks: 'maybe'", FakeBranches.Branch.named("x"))),
                "forks is 'maybe', but has to be one of 'skip', 'withoutSecrets', 'deploy'");
        has(fail(job("services: ['mysql']", FakeBranches.Branch.named("x"))), "'mysql' is no type of service");
        has(fail(job("permissionLevel: 'open'", FakeBranches.Branch.named("x"))), "permissionLevel is 'open'");
        has(
                fail(job("vars: ['a b': '1']", FakeBranches.Branch.named("x"))),
                "'a b' is no name of an environment variable");
        has(
                fail(job("vars: [JENKINS_REVIEW_APP: '1']", FakeBranches.Branch.named("x"))),
                "JENKINS_REVIEW_APP marks review apps");
        has(fail(job("users: ['']", FakeBranches.Branch.named("x"))), "The name of a user or team is missing");
        has(fail(job("limit: 0", FakeBranches.Branch.named("x"))), "limit is 0");
        has(
                fail(job("copyVariables: ['NONE']", FakeBranches.Branch.named("x"))),
                "copyVariables has NONE, which app 'shop' does not have.");
        has(
                fail(job("copyVariables: ['DASH_APP_NAME']", FakeBranches.Branch.named("x"))),
                "sets itself; it cannot be copied.");
        assertEquals(List.of(), mutations());
    }

    @Test
    void aBranchThatIsGoneIsNotDeployed() throws Exception {
        has(
                fail(job("", FakeBranches.Branch.named("x").gone())),
                "Branch 'x' is gone: its review app is not deployed.");
        assertEquals(List.of(), mutations());
    }

    @Test
    void anAppOfSomebodyElseIsNotTouched() throws Exception {
        dash.simulator.server().addApp("taken", "ci").variable("A", "1");
        has(
                fail(job("name: 'taken'")),
                "App 'taken' on simulator (" + dash.simulator.url() + ") carries no mark of a review app:"
                        + " choose another name, or delete it if nobody needs it.");
        app("taken").variable(Mark.VARIABLE, Mark.of("team/other", "x").toString());
        has(
                fail(job("name: 'taken'")),
                "was not made by this job (it is marked for 'team/other', branch 'x'): choose another name.");
        app("taken").variable(Mark.VARIABLE, "0123 team/other x");
        has(fail(job("name: 'taken'")), "(it is marked for another Jenkins, 'team/other', branch 'x')");
        assertEquals(List.of(), mutations());
    }

    @Test
    void anAppWhoseMarkWasTakenAwayIsSomebodyElses() throws Exception {
        WorkflowJob job = job("", FakeBranches.Branch.named("x"));
        succeed(job);
        app(nameOf("x")).withoutVariable(Mark.VARIABLE);
        has(fail(job), "carries no mark of a review app");
    }

    @Test
    void anAppThatIsMarkedIsKnownAgainWhenJenkinsFilesWereLost() throws Exception {
        WorkflowJob job = job("", FakeBranches.Branch.named("x"));
        succeed(job);
        ReviewApps.get().remove(ReviewApps.get().named(dash.simulator.url(), nameOf("x")));
        has(succeed(job), "created:false, deployed:false");
        assertNotNull(ReviewApps.get().named(dash.simulator.url(), nameOf("x")));
    }

    @Test
    void valuesThatTheCredentialsDoNotShowAreNotCopied() throws Exception {
        dash.simulator.settings().hideValues(true);
        dash.simulator.server().addApp("shop", "ada").variable("DB_URL", "postgres://secret");
        has(
                fail(job("copyVariables: ['DB_URL']", FakeBranches.Branch.named("x"))),
                "ERROR: The credentials show no value of DB_URL of app 'shop', so that it cannot be copied; use its owner's.");
        assertEquals(List.of(), mutations());
        has(succeed(job("", FakeBranches.Branch.named("x"))), "notCopied:[DB_URL]");
    }

    @Test
    void aMarkThatTheCredentialsDoNotShowIsNobodys() throws Exception {
        WorkflowJob job = job("ownerCredentialsId: 'dash-ada'", FakeBranches.Branch.named("x"));
        succeed(job);
        dash.simulator.settings().hideValues(true);
        dash.simulator.clearRequests();
        has(
                fail(job),
                "The credentials show no value of JENKINS_REVIEW_APP of app '" + nameOf("x") + "' on simulator ("
                        + dash.simulator.url() + "), so whose it is cannot be seen; use its owner's.");
        assertEquals(List.of(), mutations());
    }

    @Test
    void anAppWhoseNameIsTakenByOneOfHiddenValuesCarriesNoMark() throws Exception {
        dash.simulator.settings().hideValues(true);
        dash.simulator.server().addApp("taken", "ada").variable("A", "1");
        has(fail(job("name: 'taken'")), "carries no mark of a review app");
    }

    @Test
    void aTemplateForEverybodyMakesNoSuchReviewApp() throws Exception {
        shop.permissionLevel("unauthenticated");
        String log = succeed(job("", FakeBranches.Branch.named("x")));
        has(
                log,
                "permissionLevel of 'shop' is unauthenticated; the review app is authenticated unless permissionLevel says otherwise.");
        assertEquals("authenticated", app(nameOf("x")).metadata().get("permissionLevel"));
        succeed(job("permissionLevel: 'unauthenticated'", FakeBranches.Branch.named("y")));
        assertEquals("unauthenticated", app(nameOf("y")).metadata().get("permissionLevel"));
    }

    @Test
    void theLimitNamesWhoIsUnusedLongest() throws Exception {
        succeed(job("limit: 2", FakeBranches.Branch.named("a")));
        succeed(job("limit: 2", FakeBranches.Branch.named("b")));
        String log = fail(job("limit: 2", FakeBranches.Branch.named("c")));
        has(
                log,
                "There are 2 review apps of 'shop' on simulator (" + dash.simulator.url()
                        + "), which is the limit; the ones unused longest are ");
        has(log, nameOf("a") + " (0 days)");
        has(log, ". Delete some with deDashPurgeReviewApps, or raise limit.");
        assertFalse(dash.simulator.server().hasApp(nameOf("c")));
        // One that is there already is no new one, and one that was deleted by hand counts no more.
        succeed(job("limit: 3", FakeBranches.Branch.named("c")));
        dash.simulator.server().removeApp(nameOf("a"));
        succeed(job("limit: 3", FakeBranches.Branch.named("d")));
    }

    @Test
    void twentyAtOnceAreMade() throws Exception {
        shop.linked(dash.simulator.server().addService("shop-redis", "redis", "ci"));
        List<WorkflowJob> jobs = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            jobs.add(job("", FakeBranches.Branch.named("feature/number-" + i)));
        }
        List<WorkflowRun> runs = new ArrayList<>();
        for (WorkflowJob job : jobs) {
            runs.add(job.scheduleBuild2(0).waitForStart());
        }
        for (WorkflowRun run : runs) {
            dash.jenkins.assertBuildStatusSuccess(dash.jenkins.waitForCompletion(run));
        }
        Set<String> services = ReviewApps.get().matching(app -> true).stream()
                .map(app -> app(app.app()))
                .flatMap(app -> app.linkedServices().stream().map(SimulatedService::name))
                .collect(Collectors.toSet());
        assertEquals(20, services.size());
        assertFalse(services.contains("shop-redis"));
    }

    @Test
    void aBranchOfSomebodyWhoIsNotTrustedIsSkippedToo() throws Exception {
        FakeBranches.Branch branch = new FakeBranches.Branch("team/shop", "x", null, null, false, false);
        has(succeed(job("", branch)), "Branch 'x' holds code that the source does not trust: no review app is made.");
    }

    @Test
    void whateverFailsIsSaidOfTheReviewApp() throws Exception {
        WorkflowJob job = job("", FakeBranches.Branch.named("x"));
        Sources.commit(dash.workspace(job), Map.of("requirements.txt", "no-such-package\n"));
        has(fail(job), "ERROR: Review app '" + nameOf("x") + "': the server declined the push");
        dash.simulator.inject(Faults.payloadError("no space left").on("addApp"));
        has(
                fail(job("ownerCredentialsId: 'dash-ada'", FakeBranches.Branch.named("y"))),
                "ERROR: The user of ownerCredentialsId could not create app '" + nameOf("y") + "': ");
        assertNull(ReviewApps.get().named(dash.simulator.url(), nameOf("y")));
    }

    @Test
    void aChosenNameIsOfOneTemplate() throws Exception {
        succeed(job("name: 'shop-review'", FakeBranches.Branch.named("x")));
        WorkflowJob job = job("name: 'shop-review'", FakeBranches.Branch.named("x"));
        dash.simulator.server().addApp("store", "ci");
        CpsFlowDefinition definition = (CpsFlowDefinition) job.getDefinition();
        job.setDefinition(
                new CpsFlowDefinition(definition.getScript().replace("template: 'shop'", "template: 'store'"), true));
        has(
                fail(job),
                "App 'shop-review' on simulator (" + dash.simulator.url()
                        + ") is a review app of 'shop' already: choose another name.");
    }

    @Test
    void ofTwoJenkinsOnOneServerEachLeavesTheOthersAppsAlone() throws Exception {
        dash.simulator.server().addApp(nameOf("x"), "ci").variable(Mark.VARIABLE, "0123456789abcdef team/shop x");
        has(
                fail(job("", FakeBranches.Branch.named("x"))),
                "was not made by this job (it is marked for another Jenkins, 'team/shop', branch 'x'): choose another name.");
        assertEquals(List.of(), mutations());
    }

    @Test
    void anAppThatIsToStayIsRegisteredSo() throws Exception {
        succeed(job("deleteWithBranch: false", FakeBranches.Branch.named("x")));
        assertFalse(ReviewApps.get().named(dash.simulator.url(), nameOf("x")).deleteWithBranch);
    }

    @Test
    void aDryRunWritesNothing() throws Exception {
        shop.linked(dash.simulator.server().addService("shop-redis", "redis", "ci"));
        String log = succeed(job("dryRun: true, vars: [A: '1']", FakeBranches.Branch.named("x")));
        has(log, "Would make app " + nameOf("x") + " restricted; would create services redis; would set A.");
        has(log, "dryRun:true");
        assertEquals(List.of(), mutations());
        assertEquals(List.of(), ReviewApps.get().matching(app -> true));
        succeed(job("", FakeBranches.Branch.named("x")));
        dash.simulator.clearRequests();
        has(succeed(job("dryRun: true, vars: [A: '1']", FakeBranches.Branch.named("x"))), "Would set A");
        assertEquals(List.of(), mutations());
    }

    @Test
    void aServiceThatIsSomebodyElsesIsNotLinked() throws Exception {
        shop.linked(dash.simulator.server().addService("shop-redis", "redis", "ci"));
        String service = ReviewAppName.of("shop", "team/shop", "x", null).service("redis");
        dash.simulator.server().addService(service, "redis", "ci");
        has(fail(job("", FakeBranches.Branch.named("x"))), "there is a service " + service + " (redis) on simulator");
    }

    @Test
    void theOwnerMayBeSomebodyElse() throws Exception {
        succeed(job("ownerCredentialsId: 'dash-ada'", FakeBranches.Branch.named("x")));
        assertEquals("ada", app(nameOf("x")).ownerName());
    }

    @Test
    void codeThatIsNotTrustedSeesNothingFromEarlierThoughJenkinsFilesWereLost() throws Exception {
        WorkflowJob job = job(
                "secrets: [KEY: 'shop-key'], vars: [A: '1'], forks: 'withoutSecrets'",
                FakeBranches.Branch.pull("17", "eve", true));
        succeed(job);
        String name = ReviewAppName.of("shop", "team/shop", "PR-17", "17").app();
        app(name).variable("BY_HAND", "hush");
        ReviewApps.get().remove(ReviewApps.get().named(dash.simulator.url(), name));
        FakeBranches.set(job, FakeBranches.Branch.pull("17", "eve", false));
        succeed(job);
        assertNull(app(name).variable("KEY"));
        assertNull(app(name).variable("BY_HAND"));
        assertEquals("1", app(name).variable("A"));
        assertEquals(Mark.of("team/shop", "PR-17").toString(), app(name).variable(Mark.VARIABLE));
    }

    /** Whichever mutation is refused, or has its answer lost: in the end there is what there would have been. */
    @Test
    void aBuildThatIsCutOffAtAnyMutationLosesAndDoublesNothing() throws Exception {
        shop.linked(dash.simulator.server().addService("shop-redis", "redis", "ci"));
        succeed(job("vars: [A: '1']", FakeBranches.Branch.named("sound")));
        int all = mutations().size();
        assertTrue(all > 4, mutations().toString());
        for (int cut = 0; cut < all; cut++) {
            for (boolean lost : new boolean[] {true, false}) {
                String branch = "cut-" + cut + (lost ? "-lost" : "-refused");
                WorkflowJob job = job("vars: [A: '1']", FakeBranches.Branch.named(branch));
                dash.simulator.inject((lost ? Faults.reset().afterApplied() : Faults.payloadError("no space left"))
                        .onMutations()
                        .skip(cut));
                if (lost) {
                    has(succeed(job), "created:true, deployed:true");
                } else {
                    fail(job);
                }
                succeed(job);
                SimulatedApp made = app(nameOf(branch));
                assertEquals("1", made.variable("A"), branch);
                assertEquals(Mark.of("team/shop", branch).toString(), made.variable(Mark.VARIABLE), branch);
                assertEquals(
                        List.of(ReviewAppName.of("shop", "team/shop", branch, null)
                                .service("redis")),
                        made.linkedServices().stream()
                                .map(SimulatedService::name)
                                .toList(),
                        branch);
                assertNotNull(made.variable("GIT_REV"), branch);
            }
        }
        assertEquals(2 * all + 2, dash.simulator.server().services().size());
        assertEquals(2 * all + 1, ReviewApps.get().matching(app -> true).size());
    }
}
