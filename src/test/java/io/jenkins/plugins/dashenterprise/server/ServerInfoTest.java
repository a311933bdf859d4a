package io.jenkins.plugins.dashenterprise.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.DashTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerInfoTest extends DashTest {
    @BeforeEach
    void prepare() throws Exception {
        dash.simulator.server().addApp("shop", "ci").deployed("1a2b3c", "first").running();
    }

    @Test
    void tellsAnAdministratorAll() throws Exception {
        String log = dash.run(
                "def info = deDashServerInfo(); echo \"${info.user} ${info.administrator} ${info.appsPerUser} ${info.tasks}"
                        + " ${info.config.AUTH_SAML_ENABLED}\"");
        assertTrue(log.contains("ci true [ada:0, bob:0, ci:1] [] false"), log);
        assertTrue(log.contains("It knows the user as ci, an administrator."), log);
    }

    @Test
    void tellsOthersWhatTheyMayKnow() throws Exception {
        String log = dash.run(
                "def info = deDashServerInfo credentialsId: 'dash-ada'; echo \"${info.user} ${info.appsPerUser}\"");
        assertTrue(log.contains("ada null"), log);
    }

    @Test
    void saysWhenTheKeyIsWrong() throws Exception {
        dash.addUser("wrong", "ci", "other-key");
        ServerInfo operation = new ServerInfo();
        operation.setCredentialsId("wrong");
        assertTrue(dash.failBuild(operation).contains("does not accept the API key (\"Bad API key\")"));
    }
}
