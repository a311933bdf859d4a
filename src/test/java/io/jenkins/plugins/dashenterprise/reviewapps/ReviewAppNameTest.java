package io.jenkins.plugins.dashenterprise.reviewapps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.operations.AppName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReviewAppNameTest {
    private static ReviewAppName name(String template, String branch) {
        return ReviewAppName.of(template, "team/shop", branch, null);
    }

    @Test
    void namesTellTheTemplateAndTheBranch() {
        assertTrue(
                name("shop", "feature/login").app().matches("shop-feature-login-[a-z2-7]{9}"),
                name("shop", "feature/login").app());
        String pull = ReviewAppName.of("shop", "team/shop", "PR-17", "17").app();
        assertTrue(pull.matches("shop-pr17-[a-z2-7]{9}"), pull);
        String gerrit = ReviewAppName.of("shop", "team/shop", "I8473b95934b5732ac55d26311a706c9c2bde9940", "I8473b")
                .app();
        assertTrue(gerrit.matches("shop-i8473b95934b573-[a-z2-7]{9}"), gerrit);
    }

    /** Whoever changes the rule makes every review app an orphan. */
    @Test
    void aBranchHasTheSameNameInEveryVersion() {
        assertEquals("shop-main-jhf5drjzg", name("shop", "main").app());
        assertEquals("shop-jhf5drjzg-postgres", name("shop", "main").service("postgres"));
    }

    @Test
    void noTwoOfAHundredThousandBranchesHaveOneName() {
        Set<String> apps = new HashSet<>();
        Set<String> services = new HashSet<>();
        IntStream.range(0, 100_000)
                .mapToObj(i -> name("sales-dashboard", "feature/SALES-2026-" + i))
                .forEach(name -> {
                    assertNull(AppName.problemWith(name.app()), name.app());
                    apps.add(name.app());
                    services.add(name.service("redis"));
                });
        assertEquals(100_000, apps.size());
        assertEquals(100_000, services.size());
    }

    @Test
    void anyBranchHasANameThatTheServerTakes() {
        Stream.of(
                        "x",
                        "-",
                        "///",
                        "日本語",
                        "ÄÖÜß-Straße",
                        "ﬁx/ﬀ",
                        "İstanbul",
                        "a".repeat(5_000),
                        "-".repeat(300),
                        "😀😀",
                        "feature/a\u0000b",
                        "A",
                        "a",
                        "a.",
                        "a_",
                        "a-",
                        "-a",
                        "..",
                        "0",
                        "9lives",
                        "HEAD",
                        "\u202Egnp",
                        "é",
                        "e\u0301")
                .flatMap(branch -> Stream.of(
                        name("abc", branch),
                        name("a-b", branch),
                        name("a--------", branch),
                        name("sales-dashboard-of-the-company", branch)))
                .forEach(name -> {
                    assertNull(AppName.problemWith(name.app()), name.app());
                    Stream.of("redis", "postgres")
                            .forEach(type -> assertNull(AppName.problemWith(name.service(type)), name.service(type)));
                });
    }

    @Test
    void branchesThatLookAlikeHaveNamesOfTheirOwn() {
        List<String> alike = List.of(
                "feature/x",
                "feature-x",
                "feature_x",
                "Feature/X",
                "feature/x ",
                "feature//x",
                "é",
                "e\u0301",
                "e",
                "日",
                "本",
                "");
        assertEquals(
                alike.size(),
                alike.stream()
                        .map(branch -> name("shop", branch).app())
                        .distinct()
                        .count());
        assertEquals(
                alike.size(),
                alike.stream()
                        .map(branch -> name("shop", branch).service("redis"))
                        .distinct()
                        .count());
    }

    @Test
    void templatesAndProjectsAreApart() {
        String app = name("shop", "x").app();
        assertNotEquals(app, ReviewAppName.of("shop", "team/other", "x", null).app());
        // The same once cut.
        assertNotEquals(
                name("sales-dashboard-eu", "x").app(),
                name("sales-dashboard-us", "x").app());
        // The same once joined.
        assertNotEquals(
                ReviewAppName.of("shop", "a", "b/c", null).hash(),
                ReviewAppName.of("shop", "a/b", "c", null).hash());
    }

    @Test
    void wordsOfAccentedLettersAreKept() {
        assertTrue(
                name("shop", "Überprüfung").app().startsWith("shop-uberprufung-"),
                name("shop", "Überprüfung").app());
        assertTrue(name("shop", "///").app().startsWith("shop-x-"));
    }

    @Test
    void aChosenNameIsKept() {
        ReviewAppName name = ReviewAppName.chosen("shop-of-ada", "shop", "team/shop", "x");
        assertEquals("shop-of-ada", name.app());
        assertTrue(name.service("postgres").matches("shop-of-ad-[a-z2-7]{9}-postgres"), name.service("postgres"));
        assertNotEquals(
                name.service("redis"),
                ReviewAppName.chosen("shop-of-adb", "shop", "team/shop", "x").service("redis"));
    }
}
