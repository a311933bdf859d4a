package io.jenkins.plugins.dashenterprise.operations;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Util;
import java.util.Map;

/**
 * What a step that goes on after a restart may have sent before it, and nobody shall read. None of that is saved, so it is
 * learned again from the step's parameters, and from the credentials that they name.
 */
record SentBefore(Operation operation, Session session) {
    private static final String SECRETS = "secrets";
    private static final String CREDENTIALS = "redentialsId";

    void hide() {
        for (Parameter parameter : Parameter.of(operation.getClass())) {
            Object value = parameter.get(operation);
            if (parameter.name().endsWith(CREDENTIALS)) {
                hideCredentials(Texts.of(value));
            } else if (parameter.type() == ParameterType.MAP && value instanceof Map<?, ?> map) {
                boolean secret = parameter.name().equals(SECRETS);
                map.values().stream().map(Texts::of).forEach(each -> hide(each, secret));
            }
        }
    }

    private void hide(@CheckForNull String value, boolean secret) {
        if (secret) {
            hideCredentials(value);
        } else {
            session.hide(session.expand(Util.fixNull(value)));
        }
    }

    private void hideCredentials(@CheckForNull String id) {
        try {
            if (id != null) {
                session.credentials(id, StandardCredentials.class, "credentials");
            }
        } catch (AbortException e) {
            // They are gone, or for another server: there is nothing to learn, and the step needs them no more.
        }
    }
}
