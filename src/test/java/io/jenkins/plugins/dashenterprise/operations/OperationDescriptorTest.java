package io.jenkins.plugins.dashenterprise.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.apps.AppStatus;
import io.jenkins.plugins.dashenterprise.apps.UpdateApp;
import io.jenkins.plugins.dashenterprise.environment.SetEnv;
import java.lang.reflect.Proxy;
import java.util.List;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.kohsuke.stapler.StaplerRequest2;

class OperationDescriptorTest extends DashTest {
    private FreeStyleProject job;
    private SetEnv.DescriptorImpl form;

    @BeforeEach
    void prepare() throws Exception {
        job = dash.jenkins.createFreeStyleProject();
        dash.addSecret("a-secret", "hush");
        form = (SetEnv.DescriptorImpl) Jenkins.get().getDescriptorOrDie(SetEnv.class);
        dash.jenkins.jenkins.setSecurityRealm(dash.jenkins.createDummySecurityRealm());
        dash.jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader", "developer")
                .grant(Item.CONFIGURE)
                .everywhere()
                .to("developer")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
    }

    private static List<String> values(ListBoxModel items) {
        return items.stream()
                .map(option -> option.value)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private List<String> servers(Item item) {
        return values(form.doFillServerItems(item, "mine"));
    }

    private List<String> credentials(Item item) {
        return values(form.doFillCredentialsIdItems(item, "simulator", "mine"));
    }

    private List<String> secrets(Item item) {
        SecretVariable.DescriptorImpl row =
                (SecretVariable.DescriptorImpl) Jenkins.get().getDescriptorOrDie(SecretVariable.class);
        return values(row.doFillCredentialsIdItems(item, "simulator", "mine"));
    }

    private FormValidation check(Item item, String field, String value) {
        StaplerRequest2 request = (StaplerRequest2) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {StaplerRequest2.class},
                (proxy, method, arguments) -> method.getName().equals("getRestOfPath") ? "/" + field : null);
        return form.doCheckField(request, item, value);
    }

    private FormValidation.Kind verdict(Item item) {
        return check(item, "vars", "2X=1").kind;
    }

    @Test
    void aReaderSeesNothingButWhatWasThere() {
        try (ACLContext ignored = ACL.as2(User.getById("reader", true).impersonate2())) {
            for (Item item : new Item[] {job, null}) {
                assertEquals(List.of("mine"), servers(item));
                assertEquals(List.of("mine"), credentials(item));
                assertEquals(List.of("mine"), secrets(item));
                assertEquals(FormValidation.Kind.OK, verdict(item));
                assertEquals(FormValidation.Kind.OK, check(item, "app", "X").kind);
                assertEquals(FormValidation.Kind.OK, form.doCheckServer(item, "nowhere").kind);
            }
        }
    }

    @Test
    void whoMayConfigureTheJobIsOfferedItsChoices() {
        try (ACLContext ignored = ACL.as2(User.getById("developer", true).impersonate2())) {
            assertEquals(List.of("simulator"), servers(job));
            assertTrue(credentials(job).contains("dash-ci"));
            assertTrue(secrets(job).contains("a-secret"));
            assertFalse(secrets(job).contains("dash-ci"), "user names are no secret texts");
            assertEquals(FormValidation.Kind.ERROR, verdict(job));
            assertEquals(List.of("mine"), credentials(null), "outside of a job only an administrator");
        }
    }

    @Test
    void anAdministratorIsOfferedThemAnywhere() {
        try (ACLContext ignored = ACL.as2(User.getById("admin", true).impersonate2())) {
            assertEquals(List.of("simulator"), servers(null));
            assertTrue(credentials(null).contains("dash-ci"));
            assertEquals(FormValidation.Kind.ERROR, verdict(null));
        }
    }

    @Test
    void theFormRefusesInTheWordsOfTheStep() {
        try (ACLContext ignored = ACL.as2(User.getById("admin", true).impersonate2())) {
            assertVerdicts();
        }
    }

    private void assertVerdicts() {
        assertEquals(
                "&#039;X&#039; is no app name: names have 3 to 30 characters, start with a letter,"
                        + " and hold only lower case letters, digits and -",
                check(null, "app", "X").getMessage());
        assertEquals(FormValidation.Kind.OK, check(null, "app", "shop-$BRANCH").kind);
        assertTrue(
                form.doCheckServer(null, "nowhere").getMessage().contains("There is no Dash Enterprise server named"));
        assertEquals(
                "Line 2 is not of the form NAME=value",
                check(null, "vars", "A=1\nhush").getMessage());
        assertTrue(check(null, "secrets", "B C").getMessage().contains("is no name of an environment variable"));
        assertEquals(FormValidation.Kind.OK, check(null, "secrets", "").kind);
        assertTrue(check(null, "remove", "A\nB C").getMessage().contains("is no name of an environment variable"));
        assertEquals(
                "timeoutMinutes is 0, but has to be a positive number of minutes",
                check(null, "timeoutMinutes", "0").getMessage());
        assertEquals(
                "timeoutMinutes is &#039;soon&#039;, but has to be a whole number",
                check(null, "timeoutMinutes", "soon").getMessage());
        assertEquals(FormValidation.Kind.OK, check(null, "timeoutMinutes", " ").kind, "the usual");
        assertEquals(FormValidation.Kind.OK, check(null, "no-such-field", "X").kind);
    }

    @Test
    void aFormOffersTheWordsThatAParameterTakesAndKeepsAnother() {
        OperationDescriptor status = (OperationDescriptor) Jenkins.get().getDescriptorOrDie(AppStatus.class);
        assertEquals(List.of("running", "stopped", "settled"), values(status.options(null, "waitFor")));
        assertEquals(List.of("fail", "report"), values(status.options(new AppStatus("shop"), "ifMissing")));
        AppStatus unknown = new AppStatus("shop");
        unknown.setWaitFor("perfect");
        assertEquals(List.of("running", "stopped", "settled", "perfect"), values(status.options(unknown, "waitFor")));
        OperationDescriptor update = (OperationDescriptor) Jenkins.get().getDescriptorOrDie(UpdateApp.class);
        assertEquals(List.of("true", "false"), values(update.options(new UpdateApp("shop"), "showInPortal")));
    }
}
