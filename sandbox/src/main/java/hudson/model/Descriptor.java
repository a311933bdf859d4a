package hudson.model;

import hudson.XmlFile;
import hudson.util.FormValidation.CheckMethod;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;

public abstract class Descriptor<T extends Describable<T>> implements Saveable {
    public final transient Class<? extends T> clazz;

    @SuppressWarnings("unchecked")
    protected Descriptor() {
        clazz = (Class<? extends T>) (this instanceof Describable ? getClass() : getClass().getEnclosingClass());
    }

    public String getDisplayName() {
        return clazz.getSimpleName();
    }

    /** Jenkins logs a problem, where it is overlooked. */
    @Override
    public synchronized void save() {
        try {
            getConfigFile().write(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public synchronized void load() {
        try {
            if (getConfigFile().exists()) {
                getConfigFile().unmarshal(this);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected XmlFile getConfigFile() {
        return new XmlFile(new File(Jenkins.get().getRootDir(), clazz.getName() + ".xml"));
    }

    public boolean configure(StaplerRequest2 request, JSONObject json) throws FormException {
        return true;
    }

    public T newInstance(StaplerRequest2 request, JSONObject formData) throws FormException {
        return request.bindJSON(clazz, formData);
    }

    public CheckMethod getCheckMethod(String fieldName) {
        return new CheckMethod(this, fieldName);
    }

    public static final class FormException extends Exception {
        public FormException(String message, String formField) {
            super(message);
        }
    }
}
