package io.jenkins.plugins.dashenterprise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.environment.SetEnv;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What stands behind credentials ids is nowhere on the disk after builds that used it. */
@WithJenkins
class SecretsTest {
    private static final List<String> SECRETS = List.of("s3cr3t-of-the-shop", "ci-key", "ada-key");

    @Test
    void noFileHoldsASecret(JenkinsRule jenkins) throws Exception {
        try (DashJenkins dash = new DashJenkins(jenkins)) {
            dash.addSecret("shop-password", SECRETS.get(0));
            dash.run("deDashAddApp 'shop'");
            dash.simulator.server().app("shop").deployed("1", "a").running();
            dash.run("deDashSetEnv app: 'shop', secrets: [PASSWORD: 'shop-password'], wait: true");
            SetEnv operation = new SetEnv("shop");
            operation.setSecrets(Map.of("OTHER", "shop-password"));
            dash.build(operation);
            dash.fail("deDashSetEnv app: 'shop', secrets: [DASH_APP_NAME: 'shop-password']");
            assertEquals(SECRETS.get(0), dash.simulator.server().app("shop").variable("OTHER"));
            Path home = jenkins.jenkins.getRootDir().toPath();
            assertTrue(Files.exists(home.resolve("credentials.xml")));
            assertEquals(List.of(), FilesWithSecrets.in(home, SECRETS));
        }
    }
}
