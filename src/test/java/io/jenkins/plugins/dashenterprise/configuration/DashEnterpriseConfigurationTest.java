package io.jenkins.plugins.dashenterprise.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.AbortException;
import hudson.model.FreeStyleProject;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AccessDeniedException3;
import hudson.util.FormValidation;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.graphql.ServerUrl;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import io.jenkins.plugins.dashenterprise.simulator.ServerCertificate;
import io.jenkins.plugins.dashenterprise.simulator.ServerVersion;
import java.util.List;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

class DashEnterpriseConfigurationTest extends DashTest {
    private static DashServer.DescriptorImpl descriptor() {
        return (DashServer.DescriptorImpl) Jenkins.get().getDescriptorOrDie(DashServer.class);
    }

    private FormValidation test(String url, String credentialsId) throws Exception {
        return test(url, credentialsId, null);
    }

    private FormValidation test(String url, String credentialsId, String certificateCredentialsId) throws Exception {
        return descriptor().doTestConnection("prod", url, credentialsId, true, 5, 5, certificateCredentialsId, 4);
    }

    @Test
    void isStillThereAfterItIsLoadedAgain() {
        DashServer server = dash.server("production");
        server.setCallTimeoutSeconds(7);
        server.setCertificateCredentialsId("dash-ca");
        DashEnterpriseConfiguration.get().setServers(List.of(server));
        DashEnterpriseConfiguration.get().load();
        DashServer loaded = DashEnterpriseConfiguration.get().getServers().get(0);
        assertEquals("production", loaded.getName());
        assertEquals(dash.simulator.url(), loaded.getUrl());
        assertEquals("dash-ci", loaded.getCredentialsId());
        assertTrue(loaded.isAllowHttp());
        assertEquals(7, loaded.getCallTimeoutSeconds());
        assertEquals(10, loaded.getConnectTimeoutSeconds());
        assertEquals("dash-ca", loaded.getCertificateCredentialsId());
    }

    @Test
    void findsTheServerThatAJobMeans() throws Exception {
        DashEnterpriseConfiguration configuration = DashEnterpriseConfiguration.get();
        assertEquals("simulator", configuration.server(null, null).getName());
        configuration.setServers(List.of(dash.server("test"), dash.server("production")));
        assertEquals("production", configuration.server("production", null).getName());
        assertEquals(
                "There is more than one Dash Enterprise server: say server: with one of test, production.",
                assertThrows(AbortException.class, () -> configuration.server(null, null))
                        .getMessage());
        assertEquals(
                "There is no Dash Enterprise server named 'staging'; the configured ones are: test, production.",
                assertThrows(AbortException.class, () -> configuration.server("staging", null))
                        .getMessage());
        configuration.setServers(null);
        assertTrue(assertThrows(AbortException.class, () -> configuration.server(null, null))
                .getMessage()
                .startsWith("No Dash Enterprise server is configured"));
    }

    @Test
    void understandsAddressesAsPeopleCopyThem() {
        for (String ending : new String[] {"", "/", "/Manager", "/Manager/", "/Manager/graphql", "/Manager/graphql/"}) {
            assertEquals("https://dash.example.com", new DashServer("a", "https://dash.example.com" + ending).getUrl());
        }
        assertNull(ServerUrl.problemWith("https://dash.example.com:8443/", false));
        assertNull(ServerUrl.problemWith("http://dash.example.com", true));
        assertTrue(
                ServerUrl.problemWith("http://dash.example.com", false).contains("would send the API key unencrypted"));
        assertTrue(ServerUrl.problemWith("", false).contains("is missing"));
        for (String wrong : new String[] {"dash.example.com", "ftp://dash.example.com", "https://", "https://a b"}) {
            assertTrue(ServerUrl.problemWith(wrong, true).contains("is not the URL of a server"), wrong);
        }
        assertTrue(
                ServerUrl.problemWith("https://me:key@dash.example.com", true).contains("holds no user name"));
    }

    @Test
    void refusesAnHttpServerWhenABuildUsesIt() throws Exception {
        DashServer server = dash.server("simulator");
        server.setAllowHttp(false);
        DashEnterpriseConfiguration.get().setServers(List.of(server));
        assertTrue(dash.fail("deDashAppStatus 'sales'").contains("would send the API key unencrypted"));
        assertEquals(0, dash.simulator.requestCount());
    }

    @Test
    void testsTheConnection() throws Exception {
        FormValidation administrator = test(dash.simulator.url() + "/Manager/graphql", "dash-ci");
        assertEquals(FormValidation.Kind.OK, administrator.kind);
        assertTrue(
                administrator.getMessage().contains("Connected to " + dash.simulator.url() + " as ci (administrator)"));
        assertTrue(test(dash.simulator.url(), "dash-ada").getMessage().contains("as ada (not an administrator"));
        dash.addUser("wrong", "ci", "not-the-key");
        assertTrue(test(dash.simulator.url(), "wrong").getMessage().contains("does not accept the API key"));
        dash.addUser("nobody", "nobody", "not-the-key");
        assertTrue(test(dash.simulator.url(), "nobody").getMessage().contains("does not know the user name"));
        assertTrue(test(dash.simulator.url(), "").getMessage().contains("Choose credentials"));
        assertTrue(test("nonsense", "dash-ci").getMessage().contains("is not the URL of a server"));
    }

    @Test
    void tellsWhatAServerLacks() throws Exception {
        dash.simulator.settings().remove("Mutations.removeEnvironmentVariable");
        FormValidation old = test(dash.simulator.url(), "dash-ci");
        assertEquals(FormValidation.Kind.WARNING, old.kind);
        assertTrue(old.getMessage().contains("does not know removeEnvironmentVariable"), old.getMessage());
        dash.simulator.settings().version(ServerVersion.DASH_ENTERPRISE_5);
        FormValidation five = test(dash.simulator.url(), "dash-ci");
        assertEquals(FormValidation.Kind.ERROR, five.kind);
        assertTrue(
                five.getMessage()
                        .contains("if it is a Dash Enterprise 5, whose API is not published, choose that generation"),
                five.getMessage());
    }

    @Test
    void trustsTheCertificateThatTheServerIsGiven() throws Exception {
        dash.addFile("dash-ca", "ca.pem", ServerCertificate.caPem());
        try (DashEnterpriseSimulator secure = DashEnterpriseSimulator.start(ServerCertificate.VALID)) {
            assertTrue(test(secure.url(), "dash-ci").getMessage().contains("its TLS certificate is not trusted"));
            assertEquals(FormValidation.Kind.OK, test(secure.url(), "dash-ci", "dash-ca").kind);
            DashServer server = new DashServer("secure", secure.url());
            server.setCredentialsId("dash-ci");
            server.setCertificateCredentialsId("dash-ca");
            DashEnterpriseConfiguration.get().setServers(List.of(server));
            secure.server().addApp("sales", "ci");
            dash.run("deDashAppStatus 'sales'");
            server.setCertificateCredentialsId(null);
            assertTrue(
                    dash.fail("deDashAppStatus 'sales'").contains("its TLS certificate is not trusted"),
                    "a change takes effect at once");
        }
    }

    @Test
    void saysWhatIsWrongWithACertificate() throws Exception {
        dash.addFile("dash-ca", "ca.pem", ServerCertificate.caPem());
        dash.addFile("notes", "notes.txt", "no certificate at all");
        String url = "https://dash.example.com";
        assertEquals(FormValidation.Kind.OK, descriptor().doCheckCertificateCredentialsId(url, "").kind);
        assertEquals(FormValidation.Kind.OK, descriptor().doCheckCertificateCredentialsId(url, "dash-ca").kind);
        String absent =
                "The certificate of the Dash Enterprise server " + url + " is missing: there are no credentials 'gone'";
        assertTrue(descriptor()
                .doCheckCertificateCredentialsId(url, "gone")
                .getMessage()
                .contains("credentials &#039;gone&#039;"));
        String unusable =
                descriptor().doCheckCertificateCredentialsId(url, "notes").getMessage();
        assertTrue(unusable.contains("cannot be used. "), unusable);
        assertFalse(unusable.contains("no certificate at all"), "the content of a secret file stays in it");
        DashServer server = new DashServer("a", url);
        server.setCredentialsId("dash-ci");
        server.setCertificateCredentialsId("gone");
        DashEnterpriseConfiguration.get().setServers(List.of(server));
        assertTrue(dash.fail("deDashAppStatus 'sales'").contains("ERROR: " + absent));
        assertTrue(descriptor().doFillCertificateCredentialsIdItems(url, "").stream()
                .anyMatch(option -> option.value.equals("dash-ca")));
    }

    @Test
    void onlyAdministratorsMayUseTheForm() {
        Jenkins jenkins = dash.jenkins.jenkins;
        jenkins.setSecurityRealm(dash.jenkins.createDummySecurityRealm());
        jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader"));
        try (ACLContext ignored = ACL.as2(User.getById("reader", true).impersonate2())) {
            DashServer.DescriptorImpl form = descriptor();
            assertThrows(AccessDeniedException3.class, () -> form.doCheckName(""));
            assertThrows(AccessDeniedException3.class, () -> form.doCheckUrl("", false));
            assertThrows(AccessDeniedException3.class, () -> form.doCheckCallTimeoutSeconds("1"));
            assertThrows(AccessDeniedException3.class, () -> form.doCheckConnectTimeoutSeconds("1"));
            assertThrows(AccessDeniedException3.class, () -> form.doCheckCertificateCredentialsId("", "dash-ca"));
            assertThrows(AccessDeniedException3.class, () -> test(dash.simulator.url(), "dash-ci"));
            assertEquals(
                    List.of("mine"),
                    form.doFillCredentialsIdItems(dash.simulator.url(), "mine").stream()
                            .map(option -> option.value)
                            .filter(value -> !value.isEmpty())
                            .toList());
        }
        assertEquals(0, dash.simulator.requestCount());
        try (ACLContext ignored = ACL.as2(User.getById("admin", true).impersonate2())) {
            assertEquals(FormValidation.Kind.ERROR, descriptor().doCheckName("").kind);
            assertTrue(descriptor().doFillCredentialsIdItems(dash.simulator.url(), "").stream()
                    .anyMatch(option -> option.value.equals("dash-ci")));
        }
    }

    @Test
    void aServerForCertainFoldersIsNoOtherJobs() throws Exception {
        DashServer server = dash.server("simulator");
        server.setOnlyFolders(" team/dash \n\nops");
        assertFalse(
                server.admits(dash.jenkins.createProject(FreeStyleProject.class, "ops")),
                "a job that is named like the folder");
        assertFalse(server.admits(dash.jenkins.createProject(FreeStyleProject.class, "operations")));
        DashEnterpriseConfiguration.get().setServers(List.of(server));
        String log = dash.fail("deDashAddApp app: 'shop', server: 'simulator'");
        assertTrue(log.contains("This job may not use the Dash Enterprise server 'simulator'"), log);
        assertTrue(
                dash.fail("deDashAddApp 'shop'").contains("There is no Dash Enterprise server that this job may use"));
    }

    @Test
    void aServerWhoseJobsBringCredentialsLendsThemNone() throws Exception {
        DashServer server = dash.server("simulator");
        server.setJobsBringCredentials(true);
        DashEnterpriseConfiguration.get().setServers(List.of(server));
        String log = dash.fail("deDashAddApp 'shop'");
        assertTrue(
                log.contains("'simulator' is for jobs that bring credentials of their own: set credentialsId here"),
                log);
        dash.run("deDashAddApp app: 'shop', credentialsId: 'dash-ada'");
        assertEquals("ada", dash.simulator.server().app("shop").ownerName());
    }
}
