package io.jenkins.plugins.dashenterprise;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the help texts work as they stand there. */
class HelpExamplesTest extends DashTest {
    static List<HelpExample> examples() throws IOException {
        return HelpExample.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void works(HelpExample example) throws Exception {
        example.prepare(dash, dash.simulator);
        String log = example.run(dash);
        assertTrue(log.contains("[Pipeline] " + example.symbol()), log);
    }
}
