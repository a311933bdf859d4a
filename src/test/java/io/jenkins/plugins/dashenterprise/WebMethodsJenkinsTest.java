package io.jenkins.plugins.dashenterprise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Descriptor;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import io.jenkins.plugins.dashenterprise.configuration.DashServer;
import io.jenkins.plugins.dashenterprise.operations.OperationDescriptor;
import java.lang.reflect.Method;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Every web method over HTTP, as several people. */
@Tag("jenkins")
class WebMethodsJenkinsTest extends DashTest {
    private final Map<String, JenkinsRule.WebClient> browsers = new HashMap<>();
    private JenkinsRule jenkins;
    private FreeStyleProject job;

    @BeforeEach
    void prepare() throws Exception {
        jenkins = dash.jenkins;
        job = dash.jenkins.createFreeStyleProject("job");
        dash.jenkins.jenkins.setSecurityRealm(dash.jenkins.createDummySecurityRealm());
        dash.jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader", "developer")
                .grant(Item.CONFIGURE, Item.EXTENDED_READ)
                .everywhere()
                .to("developer"));
    }

    private List<String> paths() {
        List<Descriptor<?>> descriptors = new ArrayList<>(jenkins.jenkins.getExtensionList(OperationDescriptor.class));
        descriptors.add(jenkins.jenkins.getDescriptorOrDie(DashServer.class));
        List<String> paths = new ArrayList<>();
        for (Descriptor<?> descriptor : descriptors) {
            for (Method method : descriptor.getClass().getMethods()) {
                if (method.getName().matches("do(Check|Fill|Test)[A-Z].*")) {
                    String name = method.getName();
                    paths.add("descriptorByName/" + descriptor.getId() + "/" + Character.toLowerCase(name.charAt(2))
                            + name.substring(3));
                }
            }
        }
        for (OperationDescriptor form : jenkins.jenkins.getExtensionList(OperationDescriptor.class)) {
            DescribableModel.of(form.clazz)
                    .getParameters()
                    .forEach(field -> paths.add("descriptorByName/" + form.getId() + "/checkField/" + field.getName()));
        }
        assertTrue(paths.size() > 15, "found " + paths);
        return paths;
    }

    private JenkinsRule.WebClient browser(String user) throws Exception {
        if (!browsers.containsKey(user)) {
            browsers.put(
                    user,
                    jenkins.createWebClient()
                            .withThrowExceptionOnFailingStatusCode(false)
                            .login(user));
        }
        return browsers.get(user);
    }

    private WebResponse call(HttpMethod method, String user, String path) throws Exception {
        JenkinsRule.WebClient browser = browser(user);
        String parameters = "?value=X&name=x&url=" + dash.simulator.url()
                + "&allowHttp=true&connectTimeoutSeconds=2&callTimeoutSeconds=2&server=simulator&credentialsId=dash-ci";
        WebRequest request = new WebRequest(new URL(jenkins.getURL() + path + parameters), method);
        if (method == HttpMethod.POST) {
            browser.addCrumb(request);
        }
        return browser.getPage(request).getWebResponse();
    }

    @Test
    void noneAnswersAGet() throws Exception {
        for (String path : paths()) {
            assertEquals(404, call(HttpMethod.GET, "admin", path).getStatusCode(), path);
        }
        assertEquals(0, dash.simulator.requestCount());
    }

    @Test
    void aReaderLearnsNothing() throws Exception {
        for (String path : paths()) {
            WebResponse global = call(HttpMethod.POST, "reader", path);
            WebResponse inJob = call(HttpMethod.POST, "reader", "job/job/" + path);
            for (WebResponse response : List.of(global, inJob)) {
                assertFalse(response.getContentAsString().contains("dash-ada"), path);
                assertFalse(response.getContentAsString().contains("class=error"), path);
                if (path.contains(DashServer.class.getName()) && !path.contains("fill")) {
                    assertEquals(403, response.getStatusCode(), path);
                }
            }
        }
        assertEquals(0, dash.simulator.requestCount());
    }

    @Test
    void whoMayConfigureAJobIsServedThereOnly() throws Exception {
        for (String path : paths()) {
            if (path.contains(DashServer.class.getName())) {
                assertFalse(
                        call(HttpMethod.POST, "developer", path)
                                .getContentAsString()
                                .contains("dash-ada"),
                        path);
            } else if (path.endsWith("fillCredentialsIdItems")) {
                assertTrue(
                        call(HttpMethod.POST, "developer", "job/job/" + path)
                                .getContentAsString()
                                .contains("dash-ada"),
                        path);
                assertFalse(
                        call(HttpMethod.POST, "developer", path)
                                .getContentAsString()
                                .contains("dash-ada"),
                        path);
            } else {
                assertEquals(
                        200,
                        call(HttpMethod.POST, "developer", "job/job/" + path).getStatusCode(),
                        path);
            }
        }
        assertEquals(0, dash.simulator.requestCount());
    }

    @Test
    void anAdministratorIsServed() throws Exception {
        for (String path : paths()) {
            assertEquals(200, call(HttpMethod.POST, "admin", path).getStatusCode(), path);
        }
        assertTrue(dash.simulator.requestCount() > 0, "the connection was tested");
    }
}
