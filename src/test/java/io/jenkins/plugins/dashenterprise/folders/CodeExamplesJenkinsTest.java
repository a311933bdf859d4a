package io.jenkins.plugins.dashenterprise.folders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import hudson.model.FreeStyleProject;
import hudson.security.ACL;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.yaml.YamlSource;
import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import io.jenkins.plugins.dashenterprise.configuration.DashServer;
import io.jenkins.plugins.dashenterprise.environment.SetEnv;
import io.jenkins.plugins.dashenterprise.resources.Scale;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javaposse.jobdsl.plugin.ExecuteDslScripts;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The blocks of docs/CONFIGURATION-AS-CODE.md, run as they stand there, configure what the page says. */
@Tag("jenkins")
@WithJenkins
class CodeExamplesJenkinsTest {
    private static final Pattern BLOCK = Pattern.compile("(?s)```(yaml|groovy)\n(.*?)```");

    @Test
    void configureWhatThePageSays(JenkinsRule jenkins) throws Exception {
        String page = Files.readString(Path.of("docs/CONFIGURATION-AS-CODE.md")).replace("\r\n", "\n");
        List<MatchResult> blocks = BLOCK.matcher(page).results().toList();
        assertEquals(5, blocks.size());
        for (MatchResult block : blocks) {
            if (block.group(1).equals("yaml")) {
                ConfigurationAsCode.get()
                        .configureWith(YamlSource.of(
                                new ByteArrayInputStream(block.group(2).getBytes(StandardCharsets.UTF_8))));
            } else {
                runJobDsl(jenkins, block.group(2));
            }
        }
        theServers();
        theFolder(jenkins);
        theJobs(jenkins);
    }

    private static void runJobDsl(JenkinsRule jenkins, String script) throws Exception {
        ExecuteDslScripts dsl = new ExecuteDslScripts();
        dsl.setScriptText(script);
        FreeStyleProject seed = jenkins.createFreeStyleProject();
        seed.getBuildersList().add(dsl);
        jenkins.buildAndAssertSuccess(seed);
    }

    private static void theServers() {
        List<DashServer> servers = DashEnterpriseConfiguration.get().getServers();
        assertEquals(
                List.of("production", "test"),
                servers.stream().map(DashServer::getName).toList());
        assertEquals("dash-ci", servers.get(0).getCredentialsId());
        assertEquals(5, servers.get(1).getConnectTimeoutSeconds());
        assertEquals("team\nteam-b", servers.get(1).getOnlyFolders());
        List<String> credentials =
                CredentialsProvider.lookupCredentialsInItemGroup(IdCredentials.class, null, ACL.SYSTEM2).stream()
                        .map(IdCredentials::getId)
                        .toList();
        assertTrue(credentials.containsAll(List.of("dash-ci", "shop-database-password")), credentials.toString());
    }

    private static void theFolder(JenkinsRule jenkins) {
        Folder team = jenkins.jenkins.getItemByFullName("team", Folder.class);
        DashFolderProperty property = team.getProperties().get(DashFolderProperty.class);
        assertEquals("test", property.getServer());
        assertEquals("production", property.getCredentials().get(0).getServer());
        assertEquals("team-dash", property.getCredentials().get(0).getCredentialsId());
    }

    private static void theJobs(JenkinsRule jenkins) {
        FreeStyleProject settings = jenkins.jenkins.getItemByFullName("team/shop-settings", FreeStyleProject.class);
        SetEnv environment = settings.getBuildersList().get(SetEnv.class);
        assertEquals(Map.of("LOG_LEVEL", "info", "REGION", "eu"), environment.getVars());
        assertEquals(Map.of("DATABASE_PASSWORD", "shop-database-password"), environment.getSecrets());
        assertEquals(List.of("DEBUG"), environment.getRemove());
        assertEquals(
                Map.of("web", "2"), settings.getBuildersList().get(Scale.class).getProcesses());
        FreeStyleProject nightly = jenkins.jenkins.getItemByFullName("shop-nightly", FreeStyleProject.class);
        assertEquals(
                Map.of("LOG_LEVEL", "debug"),
                nightly.getBuildersList().get(SetEnv.class).getVars());
        assertEquals(2, nightly.getBuildersList().size());
        assertNotNull(jenkins.jenkins.getItemByFullName("shop-status", WorkflowJob.class));
    }
}
