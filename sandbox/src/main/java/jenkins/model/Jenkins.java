package jenkins.model;

import hudson.ExtensionFinder;
import hudson.FilePath;
import hudson.ProxyConfiguration;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.security.AuthorizationStrategy;
import hudson.security.Permission;
import hudson.security.SecurityRealm;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

public class Jenkins implements ItemGroup<Job<?, ?>>, AccessControlled {
    public static final Permission ADMINISTER = new Permission("Overall/Administer", null);
    public static final Permission READ = new Permission("Overall/Read", ADMINISTER);
    public static final Permission SYSTEM_READ = new Permission("Overall/SystemRead", ADMINISTER, false);
    public static final Authentication ANONYMOUS2 = new AnonymousAuthenticationToken(
            "anonymous", "anonymous", AuthorityUtils.createAuthorityList("anonymous"));

    private static volatile Jenkins theInstance;

    private final File root;
    private final ExtensionFinder extensions = new ExtensionFinder();
    private final Map<String, Job<?, ?>> items = new ConcurrentHashMap<>();
    private volatile ProxyConfiguration proxy;
    private volatile AuthorizationStrategy authorizationStrategy = AuthorizationStrategy.UNSECURED;

    public Jenkins(File root) {
        this.root = root;
        theInstance = this;
    }

    public static Jenkins get() {
        Jenkins jenkins = theInstance;
        if (jenkins == null) {
            throw new IllegalStateException("Jenkins has not been started, or was already shut down");
        }
        return jenkins;
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

    /** Of a random key that the home directory holds. */
    public synchronized String getLegacyInstanceId() {
        Path key = root.toPath().resolve("secret.key");
        try {
            if (!Files.exists(key)) {
                Files.writeString(key, UUID.randomUUID().toString());
            }
            return Util.getDigestOf(Files.readString(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In Jenkins a node's, and of a {@code TopLevelItem}. The property is one of Jenkins. */
    public FilePath getWorkspaceFor(Job<?, ?> item) {
        String workspaces = System.getProperty("jenkins.model.Jenkins.workspacesDir", root + "/workspace/${ITEM_FULL_NAME}");
        return new FilePath(new File(workspaces.replace("${ITEM_FULL_NAME}", item.getFullName())));
    }

    public ProxyConfiguration getProxy() {
        return proxy;
    }

    public void setProxy(ProxyConfiguration proxy) {
        this.proxy = proxy;
    }

    public AuthorizationStrategy getAuthorizationStrategy() {
        return authorizationStrategy;
    }

    public void setAuthorizationStrategy(AuthorizationStrategy strategy) {
        authorizationStrategy = strategy;
    }

    /** Who somebody is, only {@link ACL#as2} says here. */
    public void setSecurityRealm(SecurityRealm realm) {}

    @Override
    public ACL getACL() {
        return authorizationStrategy.getRootACL();
    }

    public <T extends Job<?, ?>> T createProject(Class<T> type, String name) throws IOException {
        checkPermission(Item.CREATE);
        try {
            T item = type.getConstructor(ItemGroup.class, String.class).newInstance(this, name);
            if (items.putIfAbsent(name, item) != null) {
                throw new IllegalArgumentException("Project of the name " + name + " already exists");
            }
            item.save();
            return item;
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("Can't create a " + type.getName(), e);
        }
    }

    /** What the deletion of a job does to it. */
    public void remove(Job<?, ?> job) {
        items.remove(job.getFullName());
    }

    public Item getItemByFullName(String fullName) {
        return getItem(fullName, this, Item.class);
    }

    /** There are no folders here, so a path is a name. */
    public <T extends Item> T getItem(String pathName, ItemGroup<?> context, Class<T> type) {
        Item item = items.get(pathName);
        return type.isInstance(item) && item.hasPermission(Item.READ) ? type.cast(item) : null;
    }

    public String getRootUrlFromRequest() {
        return "http://localhost/jenkins/";
    }

    /** In Jenkins one of many finders. */
    public ExtensionFinder getExtensions() {
        return extensions;
    }

    @SuppressWarnings("rawtypes")
    public Descriptor getDescriptorOrDie(Class<? extends Describable> type) {
        for (Descriptor descriptor : extensions.find(Descriptor.class)) {
            if (descriptor.clazz == type) {
                return descriptor;
            }
        }
        throw new AssertionError(type + " is missing its descriptor");
    }
}
