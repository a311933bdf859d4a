package com.cloudbees.plugins.credentials;

import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.XmlFile;
import hudson.model.Saveable;
import hudson.security.ACL;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

@Extension
public class SystemCredentialsProvider implements Saveable {
    private final Map<Domain, List<Credentials>> domainCredentialsMap = new LinkedHashMap<>();

    public SystemCredentialsProvider() throws IOException {
        domainCredentialsMap.put(Domain.global(), new ArrayList<>());
        if (file().exists()) {
            file().unmarshal(this);
        }
    }

    public static SystemCredentialsProvider getInstance() {
        return ExtensionList.lookupSingleton(SystemCredentialsProvider.class);
    }

    private static XmlFile file() {
        return new XmlFile(new File(Jenkins.get().getRootDir(), "credentials.xml"));
    }

    public List<Credentials> getCredentials() {
        return domainCredentialsMap.get(Domain.global());
    }

    @Override
    public void save() throws IOException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        file().write(this);
    }

    /** Only SYSTEM sees what is stored here, and a job not even all of that. */
    <C extends Credentials> List<C> find(
            Class<C> type, boolean systemScope, Authentication authentication, List<DomainRequirement> requirements) {
        if (authentication != null && !ACL.SYSTEM2.equals(authentication)) {
            return List.of();
        }
        return domainCredentialsMap.entrySet().stream()
                .filter(e -> e.getKey().test(requirements == null ? List.of() : requirements))
                .flatMap(e -> e.getValue().stream())
                .filter(c -> type.isInstance(c) && (systemScope || c.getScope() != CredentialsScope.SYSTEM))
                .map(type::cast)
                .toList();
    }

    CredentialsStore getStore() {
        return new StoreImpl();
    }

    private final class StoreImpl extends CredentialsStore {
        @Override
        public boolean addDomain(Domain domain, List<Credentials> credentials) throws IOException {
            boolean added = domainCredentialsMap.putIfAbsent(domain, new ArrayList<>(credentials)) == null;
            save();
            return added;
        }

        @Override
        public boolean addCredentials(Domain domain, Credentials credentials) throws IOException {
            Jenkins.get().checkPermission(CredentialsProvider.CREATE);
            List<Credentials> known = domainCredentialsMap.get(domain);
            boolean added = known != null && !known.contains(credentials) && known.add(credentials);
            save();
            return added;
        }

        @Override
        public boolean removeCredentials(Domain domain, Credentials credentials) throws IOException {
            boolean removed = domainCredentialsMap.getOrDefault(domain, List.of()).remove(credentials);
            save();
            return removed;
        }
    }
}
