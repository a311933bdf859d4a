package io.jenkins.plugins.dashenterprise.reviewapps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.dashenterprise.Sources;
import io.jenkins.plugins.dashenterprise.graphql.Hurry;
import io.jenkins.plugins.dashenterprise.simulator.RecordedRequest;
import io.jenkins.plugins.dashenterprise.simulator.SimulatedApp;
import io.jenkins.plugins.dashenterprise.simulator.SimulatedService;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a review app has of its template, and what it is given. */
@ExtendWith(Hurry.class)
class ReviewAppOptionsTest extends ReviewAppCase {
    private List<String> servicesOf(String branch) {
        return app(nameOf(branch)).linkedServices().stream()
                .map(SimulatedService::name)
                .toList();
    }

    @Test
    void theTypesOfServicesMayBeChosen() throws Exception {
        shop.linked(dash.simulator.server().addService("shop-redis", "redis", "ci"));
        String log = succeed(job("services: []", FakeBranches.Branch.named("none")));
        has(log, "Services of 'shop' that review apps do not get: redis.");
        assertEquals(List.of(), servicesOf("none"));
        succeed(job("services: ['postgres']", FakeBranches.Branch.named("other")));
        assertEquals(
                List.of(ReviewAppName.of("shop", "team/shop", "other", null).service("postgres")), servicesOf("other"));
    }

    @Test
    void allVariablesThatPeopleSetMayBeCopied() throws Exception {
        shop.deployed("0a1b2c3d", "First").variable(Mark.VARIABLE, "somebody's");
        has(
                succeed(job("copyVariables: ['*'], vars: [THEME: 'light']", FakeBranches.Branch.named("x"))),
                "copied:[DB_URL], notCopied:[THEME]");
        SimulatedApp app = app(nameOf("x"));
        assertEquals("postgres://secret", app.variable("DB_URL"));
        assertEquals("light", app.variable("THEME"));
        assertEquals(Mark.of("team/shop", "x").toString(), app.variable(Mark.VARIABLE));
    }

    @Test
    void aFileOfTheWorkspaceHasVariables() throws Exception {
        WorkflowJob job = job("file: 'review.env'", FakeBranches.Branch.named("x"));
        Sources.commit(dash.workspace(job), Map.of("review.env", "LEVEL=debug\n"));
        succeed(job);
        assertEquals("debug", app(nameOf("x")).variable("LEVEL"));
    }

    @Test
    void whoMaySeeTheTemplateSeesTheReviewAppUnlessOthersAreNamed() throws Exception {
        shop = dash.simulator.server().addApp("shop", "ada");
        dash.run("deDashSetCollaborators app: 'shop', users: ['bob'], teams: ['sales']");
        succeed(job("", FakeBranches.Branch.named("x")));
        assertEquals(
                Map.of("users", Set.of("ada", "bob"), "teams", Set.of("sales")),
                app(nameOf("x")).collaborators());
        succeed(job("users: ['eve'], teams: []", FakeBranches.Branch.named("y")));
        assertEquals(
                Map.of("users", Set.of("eve"), "teams", Set.of()),
                app(nameOf("y")).collaborators());
    }

    @Test
    void mountsAreCopiedIfThatIsWanted() throws Exception {
        dash.run("deDashSetMounts app: 'shop', mounts: ['/data/shop:/mnt/shop']");
        succeed(job("", FakeBranches.Branch.named("without")));
        assertEquals(List.of(), app(nameOf("without")).mounts());
        succeed(job("copyMounts: true", FakeBranches.Branch.named("with")));
        assertEquals(shop.mounts(), app(nameOf("with")).mounts());
        WorkflowJob fork =
                job("copyMounts: true, forks: 'withoutSecrets'", FakeBranches.Branch.pull("17", "eve", false));
        has(succeed(fork), "forks: 'withoutSecrets' leaves out: the mounts.");
        assertEquals(
                List.of(),
                app(ReviewAppName.of("shop", "team/shop", "PR-17", "17").app()).mounts());
    }

    @Test
    void allIsSetBeforeCodeRuns() throws Exception {
        succeed(job("vars: [A: '1']", FakeBranches.Branch.named("x")));
        List<String> writes = dash.simulator.requests().stream()
                .filter(RecordedRequest::writes)
                .map(RecordedRequest::operation)
                .toList();
        assertEquals(List.of("AddApp", "AddEnvironmentVariable", "UpdateApp"), writes.subList(0, 3));
        assertEquals("", writes.get(writes.size() - 1), "the push has no name: " + writes);
        assertEquals("review-app", app(nameOf("x")).metadata().get("tags"));
        assertEquals(
                "Review app of shop, made by Jenkins for team/shop",
                app(nameOf("x")).metadata().get("description"));
    }
}
