package io.jenkins.plugins.dashenterprise.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerPathTest {
    private static final ServerAddress SERVER = new ServerAddress("dash", "https://dash.example.com:8443/dash", 5, 5);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/Auth/admin/user",
                "/Auth/admin/user/",
                "/a//b",
                "/a?b=../..&c=%2e%2e/",
                "/a.b/..c/d../...",
                "/é/日本",
                "/a%20b",
                "/a+b",
                "/user/ada%2Fbob",
                "/@elsewhere/x",
                "/x;y=1/z",
                "/100%",
                "/a:b",
                "/%7Eada",
                "/~ada/.well-known",
                "/a?q=https://x//y"
            })
    void leadsBelowTheServer(String path) {
        assertNull(ServerPath.problemWith(path));
        assertTrue(ServerPath.below(SERVER, path).toString().startsWith("https://dash.example.com:8443/dash/"), path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Auth",
                "http://elsewhere/x",
                "//elsewhere/x",
                "/\\elsewhere",
                "\\\\elsewhere",
                "@elsewhere",
                ":80/x",
                ".elsewhere/",
                "/..",
                "/.",
                "/../x",
                "/a/..",
                "/a/../b",
                "/./a",
                "/a/..?b",
                "/a/..;x=1/b",
                "/..;/b",
                "/a/.;/b",
                "/a/.. /b",
                "/%2e%2e/x",
                "/%2E%2e",
                "/.%2e/x",
                "/%2e/x",
                "/a%2f..%2fb",
                "/a%2F%2e%2e%2Fb",
                "/a%5c..%5cb",
                "/a%5C%2e%2e",
                "/..%2fx",
                "/a/..%3bx/b",
                "/%252e%252e/x",
                "/a%252f..%252fb",
                "/%25252e%25252e/x",
                "/%2525252525252e/x",
                "/%2f/elsewhere",
                "/%2felsewhere",
                "/%5celsewhere",
                "/a b",
                "/a\tb",
                "/a\nb",
                "/.\t./x",
                "/.\u2028./x",
                "/a\u2028b",
                "/a\u0085b",
                "/a\u00a0b",
                "/a\u200bb",
                "/.\u200b./x",
                "/.\ufeff.",
                "/a\u202eb",
                "/a\u0000b",
                "/a%00b",
                "/..%00/x",
                "/a%0d%0ab",
                "/%e2%80%a8",
                "/%c0%ae%c0%ae/x",
                "/%ff",
                "/.%0a./x",
                "/..%20/x",
                "/%20../x",
                "/\uff0e\uff0e/x",
                "/\u2025/x",
                "/a\uff0f..\uff0fb",
                "/a\uff3c..",
                "/%ef%bc%8e%ef%bc%8e/x",
                "/\u2024\u2024/x",
                "/a#b",
                "/a?b#c",
                "/a\ud800b"
            })
    void leadsElsewhere(String path) {
        assertNotNull(ServerPath.problemWith(path));
        assertThrows(IllegalArgumentException.class, () -> ServerPath.below(SERVER, path));
    }

    @Test
    void isComparedBySegments() {
        ServerAddress root = new ServerAddress("dash", "https://dash.example.com", 5, 5);
        assertEquals(
                "https://dash.example.com/x?y=1",
                ServerPath.below(root, "/x?y=1").toString());
        assertThrows(IllegalArgumentException.class, () -> ServerPath.below(SERVER, "board/x"));
        assertEquals(
                "https://dash.example.com:8443/dash/x",
                ServerPath.below(SERVER, "/x").toString());
    }

    @Test
    void aQueryIsNotShown() {
        assertEquals("/a", ServerPath.withoutQuery("/a?token=hush\u2028hush"));
        assertEquals("/a", ServerPath.withoutQuery("/a#hush?x"));
        assertEquals("/a", ServerPath.withoutQuery("/a"));
        assertFalse(ServerPath.problemWith("a?hush").contains("hush"));
        JsonRequest request = new JsonRequest("POST", "/a?token=hush", "{\"password\":\"hush\"}", false, true);
        assertEquals("POST /a", request.toString());
    }
}
