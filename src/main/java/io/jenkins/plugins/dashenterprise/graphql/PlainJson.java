package io.jenkins.plugins.dashenterprise.graphql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.ObjectMapper;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.graphql.AnswerCheck.UnusableAnswer;
import java.io.IOException;
import okio.BufferedSource;

/** Answers as maps, lists, strings, numbers, booleans and null. */
final class PlainJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PlainJson() {}

    /**
     * What a text holds that has been checked.
     *
     * @throws UnusableAnswer when it is no JSON
     * @throws IOException when it breaks off
     */
    @CheckForNull
    static Object parse(BufferedSource text) throws IOException {
        try {
            return JSON.readValue(text.inputStream(), Object.class);
        } catch (JsonEOFException e) {
            throw e;
        } catch (JsonProcessingException e) {
            throw new UnusableAnswer("something that is not JSON");
        }
    }
}
