package com.cloudbees.plugins.credentials;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.XmlFile;
import hudson.model.Saveable;
import hudson.security.ACL;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** Knows the global domain only, which meets every requirement. */
@Extension
public class SystemCredentialsProvider implements Saveable {
    private final List<StandardCredentials> credentials = new ArrayList<>();

    public static SystemCredentialsProvider getInstance() {
        return ExtensionList.lookupSingleton(SystemCredentialsProvider.class);
    }

    public List<StandardCredentials> getCredentials() {
        return credentials;
    }

    @Override
    public void save() throws IOException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        new XmlFile(new File(Jenkins.get().getRootDir(), "credentials.xml")).write(this);
    }

    /** Only SYSTEM sees what is stored here, and a job not even all of that. */
    <C extends StandardCredentials> List<C> find(Class<C> type, boolean systemScope, Authentication user) {
        return credentials.stream()
                .filter(c -> user == null || user.equals(ACL.SYSTEM2))
                .filter(c -> systemScope || c.getScope() != CredentialsScope.SYSTEM)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
