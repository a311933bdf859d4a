package io.jenkins.plugins.dashenterprise.simulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorTest {
    private static final String NAME_RULE = " Names should be between 3 to 30 characters long, start with a letter, "
            + "and only contain lower case letters, numbers, and -";

    private final DashEnterpriseSimulator simulator = DashEnterpriseSimulator.start();
    private final SimulatedServer server = simulator.server();
    private final BareClient ci = BareClient.administrator(simulator);
    private final BareClient ada = BareClient.ada(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    // ---------- who is asking ----------

    @Test
    void tellsWhoIsAsking() throws Exception {
        assertEquals("{\"username\":\"ci\",\"isAdmin\":true}", current(ci));
        assertEquals("{\"username\":\"ada\",\"isAdmin\":false}", current(ada));
    }

    private static String current(BareClient client) throws Exception {
        return client.query("{ current { username isAdmin } }").get("current").toString();
    }

    @ParameterizedTest
    @CsvSource({"ci, wrong, Bad API key", "nobody, ci-key, No such user", "CI, ci-key, No such user"})
    void wrongCredentialsAreATopLevelError(String user, String key, String message) throws Exception {
        BareClient stranger = new BareClient(simulator, user, key);
        HttpResponse<String> response = stranger.post("{ apps { nextPage } }", Map.of());
        assertEquals(200, response.statusCode());
        JsonNode answer = stranger.answer("{ apps { nextPage } }", Map.of());
        assertEquals(message, answer.at("/errors/0/message").asText());
        assertEquals("[\"apps\"]", answer.at("/errors/0/path").toString());
        assertEquals("{\"apps\":null}", answer.get("data").toString());
        simulator.settings().badCredentialsStatus(401);
        assertEquals(401, stranger.post("{ apps { nextPage } }", Map.of()).statusCode());
    }

    @Test
    void onlyIntrospectionWorksWithoutCredentials() throws Exception {
        BareClient anonymous = new BareClient(simulator, "", "");
        assertEquals(
                "RootQuery",
                anonymous
                        .query("{ __schema { queryType { name } } }")
                        .at("/__schema/queryType/name")
                        .asText());
        assertTrue(anonymous.error("{ current { username } }").startsWith("401 Unauthorized: The server could not"));
    }

    // ---------- apps ----------

    @Test
    void everybodySeesOwnAppsAndAdministratorsAll() throws Exception {
        server.addApp("of-ci", "ci");
        server.addApp("of-ada", "ada");
        server.addApp("of-bob", "bob");
        assertEquals(List.of("of-ci"), names(ci, ""));
        assertEquals(List.of("of-ada", "of-bob", "of-ci"), names(ci, "(allApps: true)"));
        assertEquals(List.of("of-ada"), names(ada, ""));
        assertEquals(List.of("of-ada"), names(ada, "(allApps: true)"));
        assertEquals(List.of(), names(ci, "(name: \"of-bob\")"));
        assertEquals(List.of("of-bob"), names(ci, "(name: \"of-bob\", allApps: true)"));
        assertEquals(List.of(), names(ada, "(name: \"of-bob\", allApps: true)"));
    }

    @Test
    void allAppsMayBeRefused() throws Exception {
        simulator.settings().allAppsRefused(true);
        assertTrue(ada.error("{ apps(allApps: true) { nextPage } }").startsWith("401 Unauthorized"));
        assertEquals(List.of(), names(ci, "(allApps: true)"));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "10, 1", "11, 2", "20, 2", "25, 3"})
    void tenAppsAPage(int apps, int pages) throws Exception {
        for (int i = 0; i < apps; i++) {
            server.addApp("app-" + i, "ada");
        }
        Set<String> seen = new HashSet<>();
        for (int page = 0; page < pages; page++) {
            seen.addAll(names(ada, "(page: " + page + ")"));
            JsonNode next =
                    ada.query("{ apps(page: " + page + ") { nextPage } }").at("/apps/nextPage");
            assertEquals(page + 1 < pages ? String.valueOf(page + 1) : "null", next.toString());
        }
        assertEquals(apps, seen.size());
        assertEquals(List.of(), names(ada, "(page: " + pages + ")"));
    }

    private static List<String> names(BareClient client, String arguments) throws Exception {
        List<String> names = new ArrayList<>();
        client.query("{ apps" + arguments + " { apps { name } } }")
                .at("/apps/apps")
                .forEach(app -> names.add(app.get("name").asText()));
        return names;
    }

    @Test
    void aNewAppBelongsToTheCallerAndWasNeverDeployed() throws Exception {
        JsonNode app = ada.mutate("""
                        addApp(name: "shop") { error app { name owner { username } urlOnServer thumbnailUrl hasWorkspace
                          logs { app failed } collaborators { users teams } mounts { hostDir } processes { type } resources { type }
                          metadata { title tags permissionLevel showInPortal sortRank contact { name } }
                          analytics { appname timestamps { updated visited error } gitRevision { sha1 subject } }
                          linkedServices { name } status { running deploying canScale } } }
                        """).get("app");
        assertEquals("""
                {"name":"shop","owner":{"username":"ada"},"urlOnServer":"%s/shop","thumbnailUrl":null,"hasWorkspace":false,\
                "logs":{"app":"","failed":""},"collaborators":{"users":[],"teams":[]},"mounts":[],"processes":[],"resources":[],\
                "metadata":{"title":null,"tags":null,"permissionLevel":"restricted","showInPortal":false,"sortRank":null,\
                "contact":null},"analytics":{"appname":"shop","timestamps":{"updated":null,"visited":null,"error":null},\
                "gitRevision":{"sha1":null,"subject":null}},"linkedServices":[],\
                "status":{"running":false,"deploying":false,"canScale":true}}""".formatted(simulator.url()), app.toString());
    }

    @Test
    void appsAreAddedOnceAndDeletedOnce() throws Exception {
        assertTrue(ada.mutate("addApp(name: \"shop\") { error }").get("error").isNull());
        JsonNode again = ci.mutate("addApp(name: \"shop\") { app { name } error }");
        assertTrue(again.get("app").isNull());
        assertEquals(
                "An app with this name already exists in this Dash Server. Please choose a different name.",
                again.get("error").asText());
        assertEquals("ada", server.app("shop").ownerName());
        assertEquals(
                "{\"ok\":true,\"error\":null}",
                ada.mutate("deleteApp(name: \"shop\") { ok error }").toString());
        assertFalse(server.hasApp("shop"));
        assertRefused("App does not exist.", ada.mutate("deleteApp(name: \"shop\") { ok error }"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "Shop", "1shop", "shop_1", "shop.1", "-shop", "a234567890123456789012345678901"})
    void invalidNamesAreRefused(String name) throws Exception {
        assertEquals("Invalid app name." + NAME_RULE, error(ada, "addApp(name: \"%s\") { error }", name));
        assertEquals(
                "Invalid service name." + NAME_RULE,
                error(ada, "addService(name: \"%s\", serviceType: redis) { error }", name));
        String missing = name.isEmpty() ? "App does not exist." : "Invalid app name." + NAME_RULE;
        assertEquals(missing, error(ada, "deleteApp(name: \"%s\") { error }", name));
    }

    @Test
    void whatOthersOwnDoesNotExist() throws Exception {
        server.addApp("of-bob", "bob");
        for (String mutation : List.of(
                "deleteApp(name: \"of-bob\") { ok error }",
                "addEnvironmentVariable(appname: \"of-bob\", name: \"A\", value: \"b\") { ok error }",
                "mountDirectory(appname: \"of-bob\", hostDir: \"/data\", targetDir: \"/data\") { ok error }",
                "scaleProcesses(appname: \"of-bob\", processes: []) { ok error }",
                "purgeCache(appname: \"of-bob\") { ok error }")) {
            assertRefused("App does not exist.", ada.mutate(mutation));
            assertTrue(ci.mutate(mutation).get("ok").asBoolean());
            server.addApp("of-bob", "bob");
        }
    }

    private static String error(BareClient client, String mutation, String name) throws Exception {
        return client.mutate(mutation.formatted(name)).get("error").asText();
    }

    private static void assertRefused(String error, JsonNode payload) {
        assertFalse(payload.get("ok").asBoolean(true));
        assertFalse(payload.path("refresh").asBoolean(false));
        assertEquals(error, payload.get("error").asText());
    }

    @Test
    void updateAppChangesOnlyWhatIsGiven() throws Exception {
        server.addApp("shop", "ada");
        ada.mutate("updateApp(appname: \"shop\", metadata: {title: \"Shop\", contact: {name: \"Ada\"}}) { error }");
        ada.mutate("updateApp(appname: \"shop\", metadata: {permissionLevel: authenticated, tags: \"a,b\"}) { error }");
        JsonNode metadata = ada.mutate("""
                        updateApp(appname: "shop", metadata: {showInPortal: true, contact: {email: "ada@example.com"}}) {
                          app { metadata { title tags permissionLevel showInPortal contact { name email } } } }
                        """).at("/app/metadata");
        assertEquals("""
                {"title":"Shop","tags":"a,b","permissionLevel":"authenticated","showInPortal":true,\
                "contact":{"name":"Ada","email":"ada@example.com"}}""", metadata.toString());
        ada.mutate("updateApp(appname: \"shop\", metadata: {title: null}) { error }");
        assertNull(server.app("shop").metadata().get("title"));
    }

    @Test
    void permissionLevelsAreChecked() throws Exception {
        server.addApp("shop", "ada");
        String update = "mutation ($level: PermissionLevels) "
                + "{ updateApp(appname: \"shop\", metadata: {permissionLevel: $level}) { error } }";
        Map<String, Object> none = new HashMap<>();
        none.put("level", null);
        assertEquals(
                "None is not a valid PermissionLevels",
                ada.answer(update, none).at("/errors/0/message").asText());
        assertEquals(400, ada.post(update, Map.of("level", "public")).statusCode());
        ada.answer(update, Map.of("level", "unauthenticated"));
        assertEquals("unauthenticated", server.app("shop").metadata().get("permissionLevel"));
    }

    @Test
    void collaboratorsAreAddedAndRemoved() throws Exception {
        server.addApp("shop", "ada");
        ada.mutate("addCollaborators(appname: \"shop\", users: [\"bob\", \"eve\"], teams: \"sales\") { error }");
        JsonNode left = ada.mutate(
                "removeCollaborators(appname: \"shop\", users: [\"eve\"]) { app { collaborators { users teams } } }");
        assertEquals(
                "{\"users\":[\"bob\"],\"teams\":[\"sales\"]}",
                left.at("/app/collaborators").toString());
    }

    // ---------- configuration ----------

    @Test
    void systemVariablesAreThereFromTheStart() throws Exception {
        server.addApp("shop", "ada");
        JsonNode variables = ada.query("{ apps { apps { environmentVariables { name value status readonly } } } }")
                .at("/apps/apps/0/environmentVariables");
        assertTrue(variables
                .toString()
                .contains("{\"name\":\"DASH_APP_NAME\",\"value\":\"shop\",\"status\":\"\",\"readonly\":true}"));
        for (String variable : List.of("DASH_SECRET_KEY", "DOKKU_APP_TYPE", "NO_VHOST", "SCRIPT_NAME")) {
            assertFalse(server.app("shop").variable(variable).isEmpty());
        }
    }

    @Test
    void variablesAreSetOverwrittenAndRemoved() throws Exception {
        SimulatedApp app = server.addApp("shop", "ada");
        String ok = "{\"ok\":true,\"refresh\":false,\"error\":null}";
        assertEquals(ok, set(ada, "LEVEL", "1").toString());
        assertEquals(ok, set(ada, "LEVEL", "2").toString());
        assertEquals("2", app.variable("LEVEL"));
        assertEquals(ok, remove(ada, "LEVEL").toString());
        assertNull(app.variable("LEVEL"));
        assertEquals(ok, remove(ada, "LEVEL").toString());
        assertRefused("Environment variable SCRIPT_NAME is read-only.", set(ada, "SCRIPT_NAME", "/"));
        assertRefused("Environment variable SCRIPT_NAME is read-only.", remove(ada, "SCRIPT_NAME"));
        assertRefused("Invalid key name: 'A-B'", set(ada, "A-B", "1"));
        simulator.settings().overwriteRefused(true);
        set(ada, "LEVEL", "3");
        assertRefused("An environment variable with the given name already exists.", set(ada, "LEVEL", "4"));
        assertEquals("3", app.variable("LEVEL"));
    }

    @Test
    void aChangeRestartsADeployedApp() throws Exception {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        simulator.settings().clock(Clock.fixed(start, ZoneOffset.UTC)).restartTime(Duration.ofSeconds(10));
        server.addApp("shop", "ada").deployed("abc123", "First", start);
        assertEquals(status(true, false), status());
        assertTrue(set(ada, "LEVEL", "1").get("refresh").asBoolean());
        assertEquals(status(true, true), status());
        simulator.settings().clock(Clock.fixed(start.plusSeconds(10), ZoneOffset.UTC));
        assertEquals(status(true, false), status());
        assertFalse(remove(ada, "UNKNOWN").get("refresh").asBoolean());
        server.app("shop").stopped();
        assertFalse(set(ada, "LEVEL", "2").get("refresh").asBoolean());
        assertEquals(status(false, false), status());
    }

    @Test
    void aDeployedAppTellsItsRevision() throws Exception {
        server.addApp("shop", "ada").deployed("abc123", "First", Instant.parse("2026-01-01T00:00:00.5Z"));
        server.app("shop").log("hello").failedLog("oops").visited(Instant.parse("2026-01-02T00:00:00Z"));
        JsonNode app = ada.query("{ apps { apps { logs { app failed } processes { type number status } analytics { "
                        + "timestamps { updated visited } gitRevision { sha1 subject } } } } }")
                .at("/apps/apps/0");
        assertEquals("""
                {"logs":{"app":"hello","failed":"oops"},"processes":[{"type":"web","number":1,"status":""}],\
                "analytics":{"timestamps":{"updated":"2026-01-01T00:00:00.500000","visited":"2026-01-02T00:00:00.000000"},\
                "gitRevision":{"sha1":"abc123","subject":"First"}}}""", app.toString());
        assertEquals("abc123", server.app("shop").variable("GIT_REV"));
    }

    private String status() throws Exception {
        return ada.query("{ apps { apps { status { running deploying canScale } } } }")
                .at("/apps/apps/0/status")
                .toString();
    }

    private static String status(boolean running, boolean deploying) {
        return "{\"running\":%s,\"deploying\":%s,\"canScale\":true}".formatted(running, deploying);
    }

    private static JsonNode set(BareClient client, String name, String value) throws Exception {
        return client.mutate(
                "addEnvironmentVariable(appname: \"shop\", name: \"%s\", value: \"%s\") { ok refresh error }"
                        .formatted(name, value));
    }

    private static JsonNode remove(BareClient client, String name) throws Exception {
        return client.mutate(
                "removeEnvironmentVariable(appname: \"shop\", name: \"%s\") { ok refresh error }".formatted(name));
    }

    @Test
    void globalVariablesAreForAdministrators() throws Exception {
        String add = "addEnvironmentVariable(globalVar: true, name: \"ZONE\", value: \"eu\") { ok refresh error }";
        assertRefused("Only administrators can do this.", ada.mutate(add));
        assertTrue(ci.mutate(add).get("ok").asBoolean());
        String all = "{ globalEnvironmentVariables { name value readonly } }";
        assertEquals(
                "[{\"name\":\"ZONE\",\"value\":\"eu\",\"readonly\":false}]",
                ci.query(all).get("globalEnvironmentVariables").toString());
        assertTrue(ada.error(all).startsWith("401 Unauthorized"));
        ci.mutate("removeEnvironmentVariable(globalVar: true, name: \"ZONE\") { ok }");
        assertTrue(server.globalVariables().isEmpty());
    }

    @Test
    void mountsNeedAnAllowedDirectory() throws Exception {
        SimulatedApp app = server.addApp("shop", "ada");
        String mount = "(appname: \"shop\", hostDir: \"%s\", targetDir: \"/mnt\") { ok refresh error }";
        JsonNode refused = ada.mutate("mountDirectory" + mount.formatted("/etc"));
        assertTrue(refused.get("error")
                .asText()
                .startsWith("Only directories specified in the Allowed Directories for Mapping list"));
        assertFalse(refused.get("ok").asBoolean());
        assertTrue(ada.mutate("mountDirectory" + mount.formatted("/data/sales"))
                .get("ok")
                .asBoolean());
        assertEquals(List.of(new SimulatedApp.Mount("/data/sales", "/mnt")), app.mounts());
        assertFalse(ada.mutate("mountDirectory" + mount.formatted("/data/sales"))
                .get("ok")
                .asBoolean());
        simulator.settings().mountableDirectories("/etc");
        assertTrue(
                ada.mutate("mountDirectory" + mount.formatted("/etc")).get("ok").asBoolean());
        assertTrue(ada.mutate("unmountDirectory" + mount.formatted("/etc"))
                .get("ok")
                .asBoolean());
        assertFalse(ada.mutate("unmountDirectory" + mount.formatted("/etc"))
                .get("ok")
                .asBoolean());
    }

    @Test
    void processesAndResourcesAreSet() throws Exception {
        SimulatedApp app = server.addApp("shop", "ada").deployed("abc", "First");
        String scale =
                "scaleProcesses(appname: \"shop\", processes: [{type: \"worker\", number: %d}]) { ok refresh error }";
        assertEquals(
                "{\"ok\":true,\"refresh\":true,\"error\":null}",
                ada.mutate(scale.formatted(2)).toString());
        ada.mutate("setResources(appname: \"shop\", resources: [{type: \"web\", limit: {cpu: \"2\"}}]) { ok }");
        JsonNode state =
                ada.query("{ apps { apps { processes { type number } resources { type limit { cpu memory } } } } }");
        assertEquals("""
                {"processes":[{"type":"web","number":1},{"type":"worker","number":2}],\
                "resources":[{"type":"web","limit":{"cpu":"2","memory":null}}]}""", state.at("/apps/apps/0").toString());
        assertRefused("A process needs a type, and a number that is not negative.", ada.mutate(scale.formatted(-1)));
        app.canScale(false);
        assertRefused("This app cannot be scaled.", ada.mutate(scale.formatted(3)));
    }

    // ---------- services ----------

    @Test
    void servicesAreAddedLinkedUnlinkedAndDeleted() throws Exception {
        SimulatedApp app = server.addApp("shop", "ada");
        String add =
                "addService(name: \"shop-db\", serviceType: %s) { service { name serviceType created status } error }";
        assertEquals(
                "redis",
                ada.mutate(add.formatted("redis")).at("/service/serviceType").asText());
        assertEquals(
                "A service with the given name already exists. Please choose a different name.",
                ada.mutate(add.formatted("redis")).get("error").asText());
        ada.mutate(add.formatted("postgres"));
        String on = "(appname: \"shop\", serviceName: \"shop-db\", serviceType: %s) { ok refresh error }";
        assertTrue(ada.mutate("linkService" + on.formatted("redis")).get("ok").asBoolean());
        assertTrue(
                ada.mutate("linkService" + on.formatted("postgres")).get("ok").asBoolean());
        assertTrue(app.variable("REDIS_URL").startsWith("redis://"));
        assertTrue(app.variable("DATABASE_URL").startsWith("postgres://"));
        assertFalse(set(ada, "REDIS_URL", "mine").get("ok").asBoolean());
        assertFalse(ada.mutate("linkService" + on.formatted("redis")).get("ok").asBoolean());
        String delete = "deleteService(name: \"shop-db\", serviceType: redis) { ok error }";
        assertRefused("Cannot delete linked service", ada.mutate(delete));
        assertTrue(ada.mutate("unlinkService" + on.formatted("redis")).get("ok").asBoolean());
        assertNull(app.variable("REDIS_URL"));
        assertRefused("Not linked to app shop", ada.mutate("unlinkService" + on.formatted("redis")));
        assertTrue(ada.mutate(delete).get("ok").asBoolean());
        ada.mutate("deleteApp(name: \"shop\") { ok }");
        assertEquals(
                "[{\"name\":\"shop-db\",\"serviceType\":\"postgres\"}]",
                ada.query("{ services { name serviceType } }").get("services").toString());
        assertEquals(
                "[]",
                new BareClient(simulator, "bob", "bob-key")
                        .query("{ services { name } }")
                        .get("services")
                        .toString());
    }

    // ---------- workspaces, portal, accounts ----------

    @Test
    void aWorkspaceIsReadyAfterAWhile() throws Exception {
        server.addApp("shop", "ada");
        simulator.settings().clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        assertTrue(ada.mutate("createWorkspace(appname: \"shop\") { app { hasWorkspace } }")
                .at("/app/hasWorkspace")
                .asBoolean());
        String ready = "{ isWorkspaceReady(appname: \"shop\") }";
        assertFalse(ada.query(ready).get("isWorkspaceReady").asBoolean());
        simulator.settings().clock(Clock.systemUTC());
        assertTrue(ada.query(ready).get("isWorkspaceReady").asBoolean());
        assertTrue(ada.mutate("restartWorkspace(appname: \"shop\") { ok }")
                .get("ok")
                .asBoolean());
        assertFalse(ada.query(ready).get("isWorkspaceReady").asBoolean());
        assertTrue(ada.mutate("deleteWorkspace(appname: \"shop\") { ok }")
                .get("ok")
                .asBoolean());
        assertRefused("Workspace does not exist.", ada.mutate("deleteWorkspace(appname: \"shop\") { ok error }"));
    }

    @Test
    void thePortalShowsTheAppsThatAreInIt() throws Exception {
        for (int i = 0; i < 12; i++) {
            server.addApp("app-" + i, "ada").describe(Map.of("showInPortal", i > 0));
        }
        JsonNode portal = ada.query("{ portals(name: \"default\") { portals { id name metadata requireLogin "
                        + "apps(page: 1) { apps { name } nextPage } } nextPage } }")
                .at("/portals/portals/0");
        assertEquals("""
                {"id":1,"name":"default","metadata":"{}","requireLogin":true,\
                "apps":{"apps":[{"name":"app-9"}],"nextPage":null}}""", portal.toString());
        String update =
                "updatePortal(portalname: \"default\", metadata: \"{\\\"title\\\":\\\"Apps\\\"}\", requireLogin: false) "
                        + "{ portal { metadata requireLogin } error }";
        assertEquals(
                "Only administrators can do this.",
                ada.mutate(update).get("error").asText());
        assertEquals(
                "{\"metadata\":\"{\\\"title\\\":\\\"Apps\\\"}\",\"requireLogin\":false}",
                ci.mutate(update).get("portal").toString());
        assertEquals(
                "[]",
                ada.query("{ portals(name: \"other\") { portals { id } } }")
                        .at("/portals/portals")
                        .toString());
    }

    @Test
    void picturesAreUploaded() throws Exception {
        server.addApp("shop", "ada");
        byte[] image = new byte[256];
        for (int i = 0; i < image.length; i++) {
            image[i] = (byte) i;
        }
        String thumbnail = "mutation ($file: Upload!) { uploadAppThumbnail(appname: \\\"shop\\\", thumbnail: $file) "
                + "{ app { thumbnailUrl } error } }";
        HttpResponse<String> answer =
                ada.post("/Manager/graphql", "multipart/form-data; boundary=xyz", form(thumbnail, image));
        assertTrue(answer.body().contains("/shop/thumbnail.png"), answer.body());
        assertArrayEquals(image, server.app("shop").thumbnail());
        assertEquals("uploadAppThumbnail", simulator.requests().get(0).fields().get(0));
        String logo =
                "mutation ($file: Upload!) { uploadPortalLogo(portalname: \\\"default\\\", logo: $file) { error } }";
        ci.post("/Manager/graphql", "multipart/form-data; boundary=xyz", form(logo, image));
        assertArrayEquals(image, server.portal().logo());
    }

    private static byte[] form(String query, byte[] file) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        String text = """
                --xyz\r
                Content-Disposition: form-data; name="operations"\r
                \r
                {"query": "%s", "variables": {"file": null}}\r
                --xyz\r
                Content-Disposition: form-data; name="map"\r
                \r
                {"0": ["variables.file"]}\r
                --xyz\r
                Content-Disposition: form-data; name="0"; filename="picture.png"\r
                Content-Type: image/png\r
                \r
                """;
        form.writeBytes(text.formatted(query).getBytes(StandardCharsets.UTF_8));
        form.writeBytes(file);
        form.writeBytes("\r\n--xyz--\r\n".getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    @Test
    void usersLookAfterTheirAccounts() throws Exception {
        assertTrue(ada.mutate("updateSshKeys(keys: \"ssh-rsa AAA\\nssh-rsa BBB\") { ok }")
                .get("ok")
                .asBoolean());
        assertEquals(
                "ssh-rsa AAA\nssh-rsa BBB",
                ada.query("{ sshKeys { keys } }").at("/sshKeys/keys").asText());
        assertRefused("SSH key already in use.", ci.mutate("updateSshKeys(keys: \"ssh-rsa BBB\") { ok error }"));
        String change = "changePassword(currentPassword: \"%s\", newPassword: \"%s\") "
                + "{ ok currentPasswordError newPasswordError }";
        JsonNode wrong = ada.mutate(change.formatted("wrong", "short"));
        assertFalse(
                wrong.get("ok").asBoolean() || wrong.get("currentPasswordError").isNull());
        assertFalse(wrong.get("newPasswordError").isNull());
        assertTrue(ada.mutate(change.formatted("ada-password", "long enough"))
                .get("ok")
                .asBoolean());
        assertFalse(ada.mutate("resetApiKey(password: \"wrong\") { newKey error }")
                .get("error")
                .isNull());
        String key = ada.mutate("resetApiKey(password: \"long enough\") { newKey error }")
                .get("newKey")
                .asText();
        assertEquals("Bad API key", ada.error("{ current { username } }"));
        assertTrue(current(new BareClient(simulator, "ada", key)).contains("ada"));
    }

    @Test
    void administratorsMoveAppsAndDeleteUsers() throws Exception {
        server.addApp("shop", "ada");
        server.addService("shop-db", "redis", "ada");
        simulator.settings().clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        String move = "moveAppsAndServices(sourceUsername: \"ada\", targetUsername: \"bob\") { ok error }";
        String delete = "deleteUser(username: \"ada\") { ok error }";
        assertRefused("Only administrators can do this.", ada.mutate(move));
        assertRefused("User still owns apps or services.", ci.mutate(delete));
        assertTrue(ci.mutate(move).get("ok").asBoolean());
        String tasks = "{ adminTasks { tasks { sourceUsername targetUsername taskStatus } } }";
        assertEquals(
                "started", ci.query(tasks).at("/adminTasks/tasks/0/taskStatus").asText());
        assertEquals("ada", server.app("shop").ownerName());
        simulator.settings().clock(Clock.systemUTC());
        assertEquals(
                "finished", ci.query(tasks).at("/adminTasks/tasks/0/taskStatus").asText());
        assertEquals("bob", server.app("shop").ownerName());
        assertEquals("bob", server.services().get(0).ownerName());
        assertTrue(ci.query("{ appsCount { username count user { isDashCreator } } }")
                .toString()
                .contains("{\"username\":\"bob\",\"count\":1,\"user\":{\"isDashCreator\":true}}"));
        assertTrue(ci.mutate(delete).get("ok").asBoolean());
        assertEquals("No such user", ada.error("{ current { username } }"));
        assertTrue(ci.query("{ config { AUTH_PASSWORD } }")
                .at("/config/AUTH_PASSWORD")
                .asBoolean());
    }

    // ---------- schema and paths ----------

    @Test
    void nothingOfTheSchemaIsLeftOut() throws Exception {
        JsonNode schema = ci.query("{ __schema { queryType { fields { name } } mutationType { fields { name } } } }");
        Set<String> mutations = new HashSet<>();
        Stream.of(
                        AppMutations.all(),
                        ConfigurationMutations.all(),
                        ServiceMutations.all(),
                        WorkspaceMutations.all(),
                        AccountMutations.all(),
                        PortalMutations.all())
                .forEach(group -> mutations.addAll(group.keySet()));
        assertEquals(
                Set.copyOf(schema.at("/__schema/queryType/fields").findValuesAsText("name")),
                Queries.all().keySet());
        assertEquals(Set.copyOf(schema.at("/__schema/mutationType/fields").findValuesAsText("name")), mutations);
    }

    @Test
    void whatTheSchemaLacksIsNamed() throws Exception {
        assertEquals("Cannot query field \"color\" on type \"App\".", ci.error("{ apps { apps { color } } }"));
        simulator.settings().remove("App.status", "Mutations.purgeCache");
        assertEquals(
                "Cannot query field \"status\" on type \"App\".", ci.error("{ apps { apps { status { running } } } }"));
        assertEquals(
                "Cannot query field \"purgeCache\" on type \"Mutations\".",
                ci.error("mutation { purgeCache(appname: \"shop\") { ok } }"));
        assertEquals(400, ci.post("{ apps { apps { color } } }", Map.of()).statusCode());
        simulator.settings().invalidQueryStatus(200);
        assertEquals(200, ci.post("{ apps { apps { color } } }", Map.of()).statusCode());
    }

    @Test
    void olderServersKnowLess() throws Exception {
        simulator.settings().version(ServerVersion.V3);
        assertEquals(
                "Cannot query field \"hasWorkspace\" on type \"App\".", ci.error("{ apps { apps { hasWorkspace } } }"));
        assertEquals(List.of(), names(ci, "(allApps: true)"));
        simulator.settings().version(ServerVersion.V2);
        assertEquals(
                "Unknown argument \"allApps\" on field \"apps\" of type \"RootQuery\".",
                ci.error("{ apps(allApps: true) { nextPage } }"));
        assertEquals(List.of(), names(ci, ""));
    }

    @Test
    void dashEnterprise5HasNoAppManagerApi() throws Exception {
        simulator.settings().version(ServerVersion.DASH_ENTERPRISE_5);
        HttpResponse<String> response = ci.post("{ current { username } }", Map.of());
        assertEquals(404, response.statusCode());
        assertTrue(response.body().startsWith("<!DOCTYPE html>"));
    }

    @Test
    void otherPathsAreHtml() throws Exception {
        HttpResponse<String> wrongPath =
                ci.post("/Manager/grapql", "application/json", "{}".getBytes(StandardCharsets.UTF_8));
        assertEquals(405, wrongPath.statusCode());
        assertTrue(wrongPath.body().startsWith("<!DOCTYPE html>"));
        for (String path : List.of("/Manager/graphql", "/Manager/apps", "/", "/Portal")) {
            HttpResponse<String> page = ci.get(path);
            assertEquals(200, page.statusCode());
            assertTrue(page.body().contains("Log in to Dash Enterprise"));
        }
    }

    @Test
    void requestsMayComeInChunksOrAsToAProxy() throws Exception {
        byte[] body = "{\"query\": \"{ current { username } }\"}".getBytes(StandardCharsets.UTF_8);
        java.net.http.HttpRequest chunked = ci.request("/Manager/graphql", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
        HttpClient direct = HttpClient.newHttpClient();
        assertTrue(direct.send(chunked, BodyHandlers.ofString()).body().contains("ci"));
        assertEquals("chunked", simulator.requests().get(0).headers().get("Transfer-Encoding"));
        URI target = URI.create(simulator.url());
        HttpClient proxied = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(ProxySelector.of(new InetSocketAddress(target.getHost(), target.getPort())))
                .build();
        java.net.http.HttpRequest elsewhere = java.net.http.HttpRequest.newBuilder(chunked, (name, value) -> true)
                .uri(URI.create("http://dash.example.com/Manager/graphql"))
                .build();
        assertTrue(proxied.send(elsewhere, BodyHandlers.ofString()).body().contains("ci"));
        assertEquals("dash.example.com", simulator.requests().get(1).headers().get("Host"));
    }

    @Test
    void aBodyThatIsNoGraphQlIsRefused() throws Exception {
        byte[] nonsense = "nonsense".getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> response = ci.post("/Manager/graphql", "application/json", nonsense);
        assertEquals(400, response.statusCode());
        assertEquals("{\"errors\":[{\"message\":\"POST body sent invalid JSON.\"}]}", response.body());
        assertEquals(400, ci.post("{ apps {", Map.of()).statusCode());
    }

    // ---------- what tests see ----------

    @Test
    void requestsAreRecorded() throws Exception {
        ada.post("query Mine($page: Int) { apps(page: $page) { nextPage } }", Map.of("page", 3));
        ci.mutate("addApp(name: \"shop\") { error }");
        ci.get("/Manager");
        RecordedRequest first = simulator.requests().get(0);
        assertEquals(
                "Mine query [apps] {page=3} ada",
                "%s %s %s %s %s"
                        .formatted(first.operation(), first.kind(), first.fields(), first.variables(), first.user()));
        assertEquals("application/json", first.headers().get("content-type"));
        assertTrue(first.body().contains("query Mine"));
        assertEquals(List.of(first), simulator.requests("Mine"));
        assertEquals("mutation", simulator.requests("addApp").get(0).kind());
        assertEquals("", simulator.requests().get(2).kind());
        assertEquals(3, simulator.requestCount());
        assertEquals(1, simulator.connections());
        simulator.clearRequests();
        assertEquals(0, simulator.requestCount());
    }

    // ---------- by itself ----------

    @Test
    void byItselfItSaysAllThatIsNeededToLogIn(@TempDir Path folder) throws Exception {
        String key = PublicKeyEntry.toString(GitSsh.newKey().getPublic());
        Path file = Files.writeString(folder.resolve("id.pub"), key + " me@laptop\n");
        try (Standalone standalone = new Standalone("0", "0", file.toString())) {
            String text = standalone.introduction();
            assertTrue(text.contains("  user ada, API key ada-key, password for git ada-password\n"), text);
            assertTrue(
                    text.contains("  user ci (administrator), API key ci-key, password for git ci-password, SSH key\n"),
                    text);
            assertTrue(
                    text.matches(
                            "(?s).*git by SSH: ssh://dokku@127.0.0.1:(\\d+)/APP.*\n  \\[127.0.0.1]:\\1 ssh-rsa .*"),
                    text);
        }
    }
}
