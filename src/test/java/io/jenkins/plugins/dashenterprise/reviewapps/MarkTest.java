package io.jenkins.plugins.dashenterprise.reviewapps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.text.ForeignText;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class MarkTest {
    @Test
    void aMarkIsReadAsItWasWritten(JenkinsRule jenkins) {
        Stream.of("team/shop", "my team/shop", "100%", "%20", "a%2Fb", "").forEach(project -> {
            Mark mark = Mark.of(project, "feature/x y%20");
            assertEquals(mark, Mark.parse(mark.toString()));
            assertTrue(mark.isOurs());
        });
    }

    @Test
    void aMarkIsOfOneBranch(JenkinsRule jenkins) {
        assertNotEquals(Mark.of("a", "b"), Mark.of("a", "c"));
        assertNotEquals(Mark.of("a b", "c").toString(), Mark.of("a", "b c").toString());
    }

    @Test
    void otherTextsAreNoMarks(JenkinsRule jenkins) {
        Stream.of(null, "", " ", "a b", "a b c d", "yes").forEach(text -> assertNull(Mark.parse(text), text));
    }

    @Test
    void aMarkOfAnotherJenkinsIsTold(JenkinsRule jenkins) {
        Mark other = Mark.parse("0123456789abcdef team/shop feature/x");
        assertFalse(other.isOurs());
        assertEquals(
                "another Jenkins, '" + ForeignText.of("team/shop") + "', branch '" + ForeignText.of("feature/x") + "'",
                other.owner());
        assertEquals(
                "'" + ForeignText.of("team/shop") + "'",
                Mark.of("team/shop", "").owner());
    }
}
