package hudson.model;

import hudson.XmlFile;
import hudson.security.ACL;
import java.io.File;
import java.io.IOException;
import jenkins.model.Jenkins;

public abstract class AbstractItem extends Actionable implements Item {
    protected transient String name;
    private transient ItemGroup<?> parent;

    protected AbstractItem(ItemGroup<?> parent, String name) {
        this.parent = parent;
        this.name = name;
    }

    public void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException {
        this.parent = parent;
        this.name = name;
    }

    @Override
    @SuppressWarnings("unchecked")
    public ItemGroup<? extends Item> getParent() {
        return parent;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getFullName() {
        return name;
    }

    @Override
    public String getDisplayName() {
        return name;
    }

    public String getFullDisplayName() {
        return name;
    }

    @Override
    public String getUrl() {
        return "job/" + name + "/";
    }

    public File getRootDir() {
        return new File(Jenkins.get().getRootDir(), "jobs/" + name);
    }

    public final XmlFile getConfigFile() {
        return new XmlFile(new File(getRootDir(), "config.xml"));
    }

    @Override
    public synchronized void save() throws IOException {
        getConfigFile().write(this);
    }

    @Override
    public ACL getACL() {
        return Jenkins.get().getAuthorizationStrategy().getACL(this);
    }

    @Override
    public String toString() {
        return getClass().getName() + "[" + name + "]";
    }
}
