package io.jenkins.plugins.dashenterprise.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.simulator.ServerVersion;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** An administrator says in the form that a server is a Dash Enterprise 5, and tries the connection there. */
@Tag("jenkins")
class GenerationJenkinsTest extends DashTest {

    private static HtmlButton button(HtmlForm form, String text) {
        return (HtmlButton) form.getElementsByTagName("button").stream()
                .filter(each -> each.getTextContent().strip().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theFormOffersBothAndTestsWhatIsChosen() throws Exception {
        JenkinsRule.WebClient browser = dash.jenkins.createWebClient();
        HtmlPage page = browser.goTo("manage/configure");
        browser.waitForBackgroundJavaScript(10_000);
        HtmlForm form = page.getFormByName("config");
        assertTest("Connected to " + dash.simulator.url() + " as ci (administrator)", browser, form);
        dash.simulator.settings().version(ServerVersion.DASH_ENTERPRISE_5);
        form.getSelectByName("_.generation").setSelectedAttribute("5", true);
        assertTest(
                dash.simulator.url()
                        + " answers (HTTP 404). More cannot be checked: the API of Dash Enterprise 5 is not"
                        + " published. Whether it is one, and whether user name and password are right, shows when they are"
                        + " used first.",
                browser,
                form);
        dash.jenkins.submit(form);
        assertEquals(5, DashEnterpriseConfiguration.get().getServers().get(0).getGeneration());
        dash.jenkins.configRoundtrip();
        assertEquals(5, DashEnterpriseConfiguration.get().getServers().get(0).getGeneration());
    }

    private static void assertTest(String verdict, JenkinsRule.WebClient browser, HtmlForm form) throws Exception {
        button(form, "Test Connection").click();
        browser.waitForBackgroundJavaScript(30_000);
        String shown = form.asNormalizedText().replaceAll("\\s+", " ");
        assertTrue(shown.contains(verdict), shown);
    }
}
