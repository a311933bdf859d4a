package io.jenkins.plugins.dashenterprise.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@Tag("jenkins")
@WithJenkins
class ConfigurationAsCodeJenkinsTest {
    @Test
    void goesInAndOut(JenkinsRule jenkins) throws Exception {
        ConfigurationAsCode.get()
                .configure(getClass().getResource("configuration.yaml").toString());
        List<DashServer> servers = DashEnterpriseConfiguration.get().getServers();
        assertEquals(2, servers.size());
        assertEquals("https://dash.example.com", servers.get(0).getUrl());
        assertEquals("dash-ci", servers.get(0).getCredentialsId());
        assertEquals("dash-ca", servers.get(0).getCertificateCredentialsId());
        assertEquals(5, servers.get(0).getConnectTimeoutSeconds());
        assertEquals(30, servers.get(0).getCallTimeoutSeconds());
        assertFalse(servers.get(0).isAllowHttp());
        assertTrue(servers.get(1).isAllowHttp());
        assertEquals(
                List.of(4, 5), servers.stream().map(DashServer::getGeneration).toList());

        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(exported);
        String yaml = exported.toString(StandardCharsets.UTF_8);
        assertTrue(yaml.contains("dashEnterprise:"), yaml);
        for (String line : List.of(
                "name: \"production\"",
                "url: \"https://dash.example.com\"",
                "credentialsId: \"dash-ci\"",
                "certificateCredentialsId: \"dash-ca\"",
                "connectTimeoutSeconds: 5",
                "callTimeoutSeconds: 30",
                "generation: 5",
                "allowHttp: true")) {
            assertTrue(yaml.contains(line), line + " is not in " + yaml);
        }
        assertFalse(yaml.contains("FAILED TO EXPORT\ndashEnterprise"), yaml);
    }
}
