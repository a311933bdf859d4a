package jenkins.model;

import hudson.DescriptorExtensionList;
import hudson.ExtensionFinder;
import hudson.ExtensionList;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.TopLevelItem;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.security.AuthorizationStrategy;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.SecurityRealm;
import java.io.File;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.jvnet.hudson.test.TestExtension;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

public class Jenkins implements ItemGroup<TopLevelItem>, AccessControlled {
    public static final PermissionGroup PERMISSIONS = Permission.HUDSON_PERMISSIONS;
    public static final Permission ADMINISTER = Permission.HUDSON_ADMINISTER;
    public static final Permission MANAGE = new Permission(PERMISSIONS, "Manage", ADMINISTER, false);
    public static final Permission SYSTEM_READ = new Permission(PERMISSIONS, "SystemRead", ADMINISTER, false);
    public static final Permission READ = new Permission(PERMISSIONS, "Read", Permission.READ);
    public static final Authentication ANONYMOUS2 = new AnonymousAuthenticationToken(
            "anonymous", "anonymous", AuthorityUtils.createAuthorityList("anonymous"));

    private static volatile Jenkins theInstance;

    private final File root;
    private final ExtensionFinder extensions;
    private final Map<String, TopLevelItem> items = new ConcurrentSkipListMap<>();
    private volatile AuthorizationStrategy authorizationStrategy = AuthorizationStrategy.UNSECURED;
    private volatile SecurityRealm securityRealm = SecurityRealm.NO_AUTHENTICATION;

    /** Not Jenkins' constructor: who runs the sandbox says which test extensions count. */
    public Jenkins(File root, Predicate<TestExtension> wanted) {
        this.root = root;
        extensions = new ExtensionFinder(wanted);
        theInstance = this;
    }

    public static Jenkins get() {
        Jenkins jenkins = theInstance;
        if (jenkins == null) {
            throw new IllegalStateException(
                    "Jenkins.instance is missing. Read the documentation of Jenkins.getInstanceOrNull to see what you are doing wrong.");
        }
        return jenkins;
    }

    public static Jenkins getInstanceOrNull() {
        return theInstance;
    }

    public void cleanUp() {
        theInstance = null;
    }

    public static Authentication getAuthentication2() {
        Authentication a = SecurityContextHolder.getContext().getAuthentication();
        return a == null ? ANONYMOUS2 : a;
    }

    public File getRootDir() {
        return root;
    }

    public String getRootUrl() {
        return "http://localhost:8080/jenkins/";
    }

    @Override
    public String getDisplayName() {
        return "Jenkins";
    }

    @Override
    public String getFullName() {
        return "";
    }

    public AuthorizationStrategy getAuthorizationStrategy() {
        return authorizationStrategy;
    }

    public void setAuthorizationStrategy(AuthorizationStrategy strategy) {
        authorizationStrategy = strategy;
    }

    public SecurityRealm getSecurityRealm() {
        return securityRealm;
    }

    public void setSecurityRealm(SecurityRealm realm) {
        securityRealm = realm;
    }

    @Override
    public ACL getACL() {
        return authorizationStrategy.getRootACL();
    }

    @Override
    public Collection<TopLevelItem> getItems() {
        return items.values().stream().filter(i -> i.hasPermission(Item.READ)).toList();
    }

    @Override
    public TopLevelItem getItem(String name) {
        TopLevelItem item = items.get(name);
        if (item == null || !item.hasPermission(Item.DISCOVER)) {
            return null;
        }
        item.checkPermission(Item.READ);
        return item;
    }

    public Item getItemByFullName(String fullName) {
        return getItem(fullName);
    }

    public <T extends Item> T getItemByFullName(String fullName, Class<T> type) {
        Item item = getItem(fullName);
        return type.isInstance(item) ? type.cast(item) : null;
    }

    public synchronized <T extends TopLevelItem> T createProject(Class<T> type, String name) throws IOException {
        checkPermission(Item.CREATE);
        if (items.containsKey(name)) {
            throw new IllegalArgumentException("Project of the name " + name + " already exists");
        }
        try {
            T item = type.getConstructor(ItemGroup.class, String.class).newInstance(this, name);
            items.put(name, item);
            item.save();
            return item;
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("Can't create a " + type.getName(), e);
        }
    }

    /** For the stand-in of {@link ExtensionList}. */
    public <T> List<T> findExtensions(Class<T> type) {
        return extensions.find(type);
    }

    public <T> ExtensionList<T> getExtensionList(Class<T> type) {
        return ExtensionList.create(this, type);
    }

    public <T extends Describable<T>, D extends Descriptor<T>> DescriptorExtensionList<T, D> getDescriptorList(
            Class<T> type) {
        return DescriptorExtensionList.createDescriptorList(this, type);
    }

    @SuppressWarnings("rawtypes")
    public Descriptor getDescriptor(Class<? extends Describable> type) {
        return findExtensions(Descriptor.class).stream()
                .filter(d -> d.clazz == type)
                .findFirst()
                .orElse(null);
    }

    @SuppressWarnings("rawtypes")
    public Descriptor getDescriptorOrDie(Class<? extends Describable> type) {
        Descriptor descriptor = getDescriptor(type);
        if (descriptor == null) {
            throw new AssertionError(type + " is missing its descriptor");
        }
        return descriptor;
    }

    @SuppressWarnings("rawtypes")
    public <T extends Descriptor> T getDescriptorByType(Class<T> type) {
        return findExtensions(Descriptor.class).stream()
                .filter(d -> d.getClass() == type)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }
}
