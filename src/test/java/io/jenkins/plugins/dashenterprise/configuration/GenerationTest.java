package io.jenkins.plugins.dashenterprise.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.util.FormValidation;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.graphql.ServerUrl;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import io.jenkins.plugins.dashenterprise.simulator.ServerVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;

/** A server is a Dash Enterprise 4, unless somebody says that it is a 5. */
class GenerationTest extends DashTest {
    private static DashServer.DescriptorImpl form() {
        return (DashServer.DescriptorImpl) Jenkins.get().getDescriptorOrDie(DashServer.class);
    }

    private FormValidation test(String url) throws Exception {
        return form().doTestConnection("prod", url, "dash-ci", true, 20, 20, null, 5);
    }

    @Test
    void whatWasSavedWithoutOneIsAFour() throws Exception {
        DashServer five = dash.server("production");
        five.setGeneration(5);
        DashEnterpriseConfiguration.get().setServers(List.of(dash.server("test"), five));
        Path file = dash.jenkins
                .jenkins
                .getRootDir()
                .toPath()
                .resolve(DashEnterpriseConfiguration.class.getName() + ".xml");
        String xml = Files.readString(file);
        assertTrue(xml.contains("<generation>5</generation>"), xml);
        Files.writeString(file, xml.replace("<generation>0</generation>", ""));
        DashEnterpriseConfiguration.get().load();
        assertEquals(
                List.of(4, 5),
                DashEnterpriseConfiguration.get().getServers().stream()
                        .map(DashServer::getGeneration)
                        .toList());
    }

    @Test
    void thereIsNoOtherThanFourAndFive() throws Exception {
        assertEquals(
                List.of("4", "5"),
                form().doFillGenerationItems("4").stream()
                        .map(option -> option.value)
                        .toList());
        DashServer server = dash.server("simulator");
        server.setGeneration(6);
        DashEnterpriseConfiguration.get().setServers(List.of(server));
        String log = dash.fail("deDashAppStatus 'shop'");
        assertTrue(
                log.contains(
                        "The Dash Enterprise server 'simulator' cannot be used: generation is 6, but has to be 4 or 5"),
                log);
    }

    @Test
    void testConnectionSaysWhatItCanCheckOfAFiveAndWhatNot() throws Exception {
        dash.simulator.settings().version(ServerVersion.DASH_ENTERPRISE_5);
        FormValidation there = test(dash.simulator.url());
        assertEquals(FormValidation.Kind.OK, there.kind);
        assertEquals(
                dash.simulator.url()
                        + " answers (HTTP 404). More cannot be checked: the API of Dash Enterprise 5 is not published."
                        + " Whether it is one, and whether user name and password are right, shows when they are used first.",
                there.getMessage());
        assertEquals("", dash.simulator.requests().get(0).user(), "no credentials go where none are asked for");
        dash.simulator.inject(Faults.status(503).always());
        FormValidation ill = test(dash.simulator.url());
        assertEquals(FormValidation.Kind.WARNING, ill.kind);
        assertTrue(ill.getMessage().contains("out of order"), ill.getMessage());
        dash.simulator.close();
        FormValidation gone = test(dash.simulator.url());
        assertEquals(FormValidation.Kind.ERROR, gone.kind);
        assertTrue(gone.getMessage().contains("does not accept connections"), gone.getMessage());
    }

    @Test
    void plotlyCloudIsNoDashEnterprise() {
        for (String url : List.of("https://cloud.plotly.com", "https://0a1b2c.plotly.app/")) {
            assertEquals(
                    "Plotly Cloud is not Dash Enterprise; run 'plotly app publish' with PLOTLY_API_KEY",
                    ServerUrl.problemWith(url, false));
        }
        assertNull(ServerUrl.problemWith("https://team.plotly.host", false));
        assertNull(ServerUrl.problemWith("https://notplotly.app", false));
    }
}
