package io.jenkins.plugins.dashenterprise.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://dash.example.com, https://dash.example.com",
        "' https://dash.example.com/ ', https://dash.example.com",
        "https://dash.example.com///, https://dash.example.com",
        "HTTPS://Dash.Example.COM, https://dash.example.com",
        "https://dash.example.com:443, https://dash.example.com",
        "https://dash.example.com:, https://dash.example.com",
        "http://dash.example.com:80/, http://dash.example.com",
        "http://dash_enterprise:8050, http://dash_enterprise:8050",
        "http://localhost:8050/Manager, http://localhost:8050",
        "https://dash.example.com/Manager/apps/shop/settings, https://dash.example.com",
        "https://dash.example.com/Manager/apps?page=2#top, https://dash.example.com",
        "https://dash.example.com/Auth/login/?next=/Manager/, https://dash.example.com",
        "https://dash.example.com/GIT/shop, https://dash.example.com",
        "https://dash.example.com//Manager/graphql/, https://dash.example.com",
        "https://example.com/dash/Manager/graphql, https://example.com/dash",
        "https://example.com/dash/, https://example.com/dash",
        "https://10.0.0.1:8443, https://10.0.0.1:8443",
        "https://[2001:DB8::1]:8443/Manager, https://[2001:db8::1]:8443",
        "https://dåsh.example.com, https://xn--dsh-ula.example.com",
        "https://dash.example.com:65535, https://dash.example.com:65535"
    })
    void isTakenToItsServer(String given, String url) {
        assertEquals(url, ServerUrl.normalize(given));
        assertEquals(url, ServerUrl.normalize(url));
        assertNull(ServerUrl.problemWith(given, true));
        assertNull(ServerUrl.problemWith(url, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dash.example.com",
                "ftp://dash.example.com",
                "https://",
                "https:///dash.example.com",
                "https:dash.example.com",
                "https://a b",
                "https://dash.example.com:99999",
                "https://dash.example.com:0",
                "https://dash.example.com:-1",
                "https://dash.example.com:abc",
                "https://[::1",
                "//dash.example.com",
                "javascript:alert(1)",
                "https://\\dash.example.com",
                "https://a..b",
                "http//dash"
            })
    void isRefusedWithTheRightForm(String wrong) {
        String problem = ServerUrl.problemWith(wrong, true);
        assertEquals("'" + wrong + "' is not the URL of a server; it looks like https://dash.example.com", problem);
        assertEquals(wrong, ServerUrl.normalize(wrong));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://me:hush@dash.example.com",
                "https://hush@dash.example.com/Manager",
                "htps://me:hush@dash.example.com",
                "me:hush@dash.example.com"
            })
    void aPasswordInItIsNeverShown(String url) {
        String problem = ServerUrl.problemWith(url, true);
        assertFalse(problem.contains("hush"), problem);
        assertTrue(problem.contains("https://dash.example.com"), problem);
    }

    @Test
    void hasNoQueryAndIsHttps() {
        assertTrue(ServerUrl.problemWith("https://dash.example.com/?a=b", true)
                .contains("holds no user name, query or fragment: it is https://dash.example.com"));
        assertTrue(ServerUrl.problemWith("https://dash.example.com/#a", true)
                .contains("holds no user name, query or fragment"));
        assertTrue(
                ServerUrl.problemWith("HTTP://dash.example.com", false).contains("would send the API key unencrypted"));
        assertTrue(ServerUrl.problemWith(null, true).contains("is missing"));
        assertTrue(ServerUrl.problemWith(" ", true).contains("is missing"));
    }

    @Test
    void tellsItsHost() {
        assertEquals("dash_enterprise", ServerUrl.host("http://dash_enterprise:8050"));
        assertEquals("[::1]", ServerUrl.host("http://[::1]:8050"));
        assertEquals("", ServerUrl.host("ssh://dokku@dash.example.com:3022/shop"));
    }
}
