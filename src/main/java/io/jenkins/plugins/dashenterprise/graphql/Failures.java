package io.jenkins.plugins.dashenterprise.graphql;

import com.apollographql.apollo.api.ApolloResponse;
import com.apollographql.apollo.api.Error;
import com.apollographql.apollo.exception.JsonDataException;
import com.apollographql.apollo.exception.JsonEncodingException;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.graphql.AnswerCheck.UnusableAnswer;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException.Kind;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import io.jenkins.plugins.dashenterprise.text.Secrets;
import io.jenkins.plugins.dashenterprise.text.Shown;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Turns what went wrong in a call into a sentence that says what, where, and what to do about it. */
final class Failures {
    private static final Logger LOGGER = Logger.getLogger(Failures.class.getName());

    private Failures() {}

    static GraphQlException of(ServerAddress server, ApolloResponse<?> response) {
        if (response.exception != null) {
            return of(server, response.exception);
        }
        return response.errors == null
                ? withoutData(server, Said.in(null))
                : errors(
                        server,
                        Said.in(response.errors.stream().map(Error::getMessage).toList()));
    }

    static GraphQlException of(ServerAddress server, Throwable failure) {
        GraphQlException known = Causes.find(failure, GraphQlException.class);
        if (known != null) {
            return known;
        }
        if (Causes.find(failure, java.lang.Error.class) != null) {
            return ofJenkins(server, failure);
        }
        UnusableAnswer unusable = Causes.find(failure, UnusableAnswer.class);
        if (unusable != null) {
            return notGraphQl(server, unusable.getMessage());
        }
        boolean network = Causes.find(failure, IOException.class) != null
                && Causes.find(failure, JsonDataException.class) == null
                && Causes.find(failure, JsonEncodingException.class) == null;
        return network ? NetworkFailures.of(server, failure) : notGraphQl(server, "something else");
    }

    private static GraphQlException ofJenkins(ServerAddress server, Throwable failure) {
        LOGGER.log(Level.WARNING, Shown.of(failure, new Secrets()), () -> "A call to " + server + " failed");
        return new GraphQlException(
                Kind.UNUSABLE,
                server + ": the call failed in Jenkins itself (" + ForeignText.of(Causes.root(failure))
                        + "). The log of Jenkins says more; it may have too little memory.");
    }

    /** The server executed, or refused to execute, the operation and says why not. */
    static GraphQlException errors(ServerAddress server, Said said) {
        GraphQlException login = login(server, said);
        if (login != null) {
            return login;
        }
        if (said.contains("401 Unauthorized")) {
            // Also the answer to somebody who is known, but may not ask this.
            return new GraphQlException(
                    Kind.ERRORS,
                    HttpFailures.unauthenticated(server, 401, Said.in(null)).getMessage());
        }
        String sentences = said.sentences("It does not say which.");
        if (Since.isUnknown(sentences)) {
            return new GraphQlException(
                    Kind.REFUSED,
                    server + " answered with an error: " + sentences + Since.explain(sentences)
                            + " The server is older or newer than the operation; \"Test Connection\" in the global configuration lists"
                            + " what it lacks.");
        }
        return new GraphQlException(Kind.ERRORS, server + " answered with an error: " + sentences);
    }

    /** What is wrong with the credentials, or null when the server says nothing of them. */
    @CheckForNull
    static GraphQlException login(ServerAddress server, Said said) {
        if (said.contains("Bad API key")) {
            return new GraphQlException(
                    Kind.UNAUTHENTICATED,
                    server + " does not accept the API key (\"Bad API key\")."
                            + " Take the key from \"Manage API Key\" in the user menu of Dash Enterprise and put it into the"
                            + " credentials as their password; it is not the account's password.");
        }
        return said.contains("No such user")
                ? new GraphQlException(
                        Kind.UNAUTHENTICATED,
                        server + " does not know the user name of the credentials"
                                + " (\"No such user\"). It is the Dash Enterprise user name, in the same upper and lower case.")
                : null;
    }

    /** There is an answer, but neither data in it nor errors. */
    static GraphQlException withoutData(ServerAddress server, Said said) {
        GraphQlException login = login(server, said);
        return login == null ? notGraphQl(server, "an answer without data", said) : login;
    }

    /** There is an answer, but not one of the App Manager API. */
    static GraphQlException notGraphQl(ServerAddress server, String instead) {
        return notGraphQl(server, instead, Said.in(null));
    }

    private static GraphQlException notGraphQl(ServerAddress server, String instead, Said said) {
        return new GraphQlException(
                Kind.UNUSABLE,
                server + " sent " + instead + " instead of an answer of the App Manager API" + said.asReason()
                        + " Check that " + server.graphQlUrl()
                        + " is Dash Enterprise 4 and that no proxy or login page stands in front of it.");
    }
}
