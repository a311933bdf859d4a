package org.jvnet.hudson.test.junit.jupiter;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.jvnet.hudson.test.JenkinsRule;

public class JenkinsExtension implements ParameterResolver, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(JenkinsExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == JenkinsRule.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        JenkinsRule rule = new JenkinsRule();
        try {
            rule.before();
        } catch (Throwable e) {
            throw new ParameterResolutionException("Jenkins did not start", e);
        }
        context.getStore(NAMESPACE).put(JenkinsRule.class, rule);
        return rule;
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        JenkinsRule rule = context.getStore(NAMESPACE).remove(JenkinsRule.class, JenkinsRule.class);
        if (rule != null) {
            rule.after();
        }
    }
}
