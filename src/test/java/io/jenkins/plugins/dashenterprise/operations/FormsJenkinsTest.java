package io.jenkins.plugins.dashenterprise.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleProject;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.apps.AddApp;
import io.jenkins.plugins.dashenterprise.apps.AppStatus;
import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import io.jenkins.plugins.dashenterprise.configuration.DashServer;
import io.jenkins.plugins.dashenterprise.environment.SetEnv;
import java.util.List;
import java.util.Map;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlOption;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The forms as a browser has them. */
@Tag("jenkins")
class FormsJenkinsTest extends DashTest {
    private JenkinsRule jenkins;

    @BeforeEach
    void prepare() throws Exception {
        jenkins = dash.jenkins;
    }

    private static SetEnv setEnv() {
        SetEnv operation = new SetEnv("shop");
        operation.setVars(Map.of("LEVEL", "info", "GREETING", "a = b"));
        operation.setSecrets(Map.of("PASSWORD", "shop-password"));
        operation.setRemove(List.of("OLD"));
        operation.setWait(true);
        operation.setTimeoutMinutes(3);
        operation.setServer("simulator");
        operation.setCredentialsId("dash-ada");
        return operation;
    }

    @Test
    void aFilledFormKeepsItsValues() throws Exception {
        AddApp addApp = new AddApp("shop");
        addApp.setIfExists("fail");
        addApp.setServer("simulator");
        jenkins.assertEqualDataBoundBeans(addApp, jenkins.configRoundtrip(addApp));
        AppStatus status = new AppStatus("shop");
        status.setIfMissing("report");
        status.setWaitFor("settled");
        status.setTimeoutMinutes(4);
        status.setCredentialsId("dash-ada");
        jenkins.assertEqualDataBoundBeans(status, jenkins.configRoundtrip(status));
        SetEnv before = setEnv();
        SetEnv after = jenkins.configRoundtrip(before);
        assertEquals(before.getVars(), after.getVars());
        assertEquals(before.getSecrets(), after.getSecrets());
        assertEquals(before.getRemove(), after.getRemove());
        assertTrue(after.isWait());
        assertEquals(3, after.getTimeoutMinutes());
        assertEquals("dash-ada", after.getCredentialsId());
    }

    private HtmlPage formOf(Operation operation) throws Exception {
        HtmlPage page = jenkins.createWebClient().getPage(dash.freestyle(operation), "configure");
        page.getWebClient().waitForBackgroundJavaScript(10_000);
        return page;
    }

    @Test
    void aSecretIsChosenFromTheCredentialsThatTheJobMayUse() throws Exception {
        dash.addSecret("shop-password", "hush");
        HtmlPage page = formOf(setEnv());
        DomElement row = page.getFirstByXPath("//div[contains(@class, 'repeated-chunk') and @name='secrets']");
        assertEquals(
                "PASSWORD",
                row.<HtmlInput>getFirstByXPath(".//input[@name='_.name']").getValue());
        HtmlSelect credentials = row.getFirstByXPath(".//select[@name='_.credentialsId']");
        assertEquals("shop-password", credentials.getSelectedOptions().get(0).getValueAttribute());
        List<String> offered = credentials.getOptions().stream()
                .map(HtmlOption::getValueAttribute)
                .toList();
        assertEquals(List.of("", "shop-password"), offered);
    }

    @Test
    void whatIsSeldomUsedIsUnderAdvancedAndTellsThatItIsSet() throws Exception {
        String edited =
                "//*[contains(@class, 'jenkins-edited-section-label') and not(contains(@class, 'jenkins-hidden'))]";
        HtmlPage page = formOf(setEnv());
        for (String field : List.of("_.server", "_.credentialsId", "_.dryRun", "_.global", "_.timeoutMinutes")) {
            assertTrue(page.getFirstByXPath("//div[@class='advancedBody']//*[@name='" + field + "']") != null, field);
        }
        assertTrue(page.getFirstByXPath("//div[@name='builder']" + edited) != null);
        AddApp onlyServer = new AddApp("shop");
        onlyServer.setServer("simulator");
        assertTrue(formOf(onlyServer).getFirstByXPath("//div[@name='builder']" + edited) != null);
        assertTrue(formOf(new SetEnv("shop")).getFirstByXPath("//div[@name='builder']" + edited) == null);
    }

    @Test
    void whoHasSeveralServersSeesTheChoiceAtOnce() throws Exception {
        DashEnterpriseConfiguration.get().setServers(List.of(dash.server("production"), dash.server("test")));
        HtmlPage page = formOf(new AddApp("shop"));
        assertEquals(
                1,
                page.getByXPath("//div[@name='builder']//select[@name='_.server']")
                        .size());
        assertTrue(page.getFirstByXPath("//div[@class='advancedBody']//select[@name='_.server']") == null);
    }

    @Test
    void aJobThatAnOlderVersionSavedKeepsItsSecrets() throws Exception {
        FreeStyleProject job = dash.freestyle(setEnv());
        String saved = job.getConfigFile().asString();
        assertTrue(saved.contains("<secrets"), saved);
        assertFalse(saved.contains("SecretVariable"), "rows are of the form only: " + saved);
        SetEnv after = jenkins.configRoundtrip(job).getBuildersList().get(SetEnv.class);
        assertEquals(Map.of("PASSWORD", "shop-password"), after.getSecrets());
    }

    @Test
    void aSavedJobIsLoadedAgain() throws Exception {
        FreeStyleProject job = dash.freestyle(setEnv());
        job.save();
        job.doReload();
        FreeStyleProject loaded = (FreeStyleProject) jenkins.jenkins.getItem(job.getName());
        assertEquals(
                setEnv().getVars(), loaded.getBuildersList().get(SetEnv.class).getVars());
    }

    @Test
    void snippetsAreWrittenAndRead() throws Exception {
        SnippetizerTester tester = new SnippetizerTester(jenkins);
        tester.assertRoundTrip(new OperationStep(new AddApp("shop")), "deDashAddApp 'shop'");
        AddApp addApp = new AddApp("shop");
        addApp.setIfExists("fail");
        tester.assertRoundTrip(new OperationStep(addApp), "deDashAddApp app: 'shop', ifExists: 'fail'");
        tester.assertRoundTrip(new OperationStep(new AppStatus("shop")), "deDashAppStatus 'shop'");
        tester.assertRoundTrip(
                new OperationStep(setEnv()),
                "deDashSetEnv app: 'shop', credentialsId: 'dash-ada', remove: ['OLD'],"
                        + " secrets: [PASSWORD: 'shop-password'], server: 'simulator', timeoutMinutes: 3,"
                        + " vars: [GREETING: 'a = b', LEVEL: 'info'], wait: true");
    }

    @Test
    void theSnippetGeneratorOffersTheSteps() throws Exception {
        String page = jenkins.createWebClient()
                .getPage(dash.pipeline("echo 'x'"), "pipeline-syntax")
                .getWebResponse()
                .getContentAsString();
        for (OperationDescriptor descriptor : jenkins.jenkins.getExtensionList(OperationDescriptor.class)) {
            assertTrue(page.contains(descriptor.getDisplayName()), descriptor.getDisplayName());
        }
    }

    @Test
    void theGlobalConfigurationKeepsItsServers() throws Exception {
        DashServer server = new DashServer("production", "https://dash.example.com");
        server.setCredentialsId("dash-ada");
        server.setCallTimeoutSeconds(33);
        DashEnterpriseConfiguration.get().setServers(List.of(dash.server("simulator"), server));
        jenkins.configRoundtrip();
        List<DashServer> after = DashEnterpriseConfiguration.get().getServers();
        jenkins.assertEqualDataBoundBeans(dash.server("simulator"), after.get(0));
        jenkins.assertEqualDataBoundBeans(server, after.get(1));
    }

    @Test
    void twoServersOfOneNameAreNotSaved() throws Exception {
        DashEnterpriseConfiguration.get().setServers(List.of(dash.server("same"), dash.server("same")));
        JenkinsRule.WebClient browser = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        HtmlForm form = browser.goTo("configure").getFormByName("config");
        assertTrue(jenkins.submit(form).getWebResponse().getContentAsString().contains("There are two servers named"));
    }

    @Test
    void theConnectionIsTestedInTheForm() throws Exception {
        HtmlPage page = jenkins.createWebClient().goTo("configure");
        HtmlForm form = page.getFormByName("config");
        HtmlButton button = form.getButtonsByName("").stream()
                .filter(each -> each.getTextContent().contains("Test Connection"))
                .findFirst()
                .orElseGet(() -> page.<HtmlButton>getByXPath("//button").stream()
                        .filter(each -> each.getTextContent().contains("Test Connection"))
                        .findFirst()
                        .orElseThrow());
        button.click();
        page.getWebClient().waitForBackgroundJavaScript(10_000);
        assertTrue(page.asNormalizedText().contains("as ci (administrator)"), page.asNormalizedText());
    }
}
