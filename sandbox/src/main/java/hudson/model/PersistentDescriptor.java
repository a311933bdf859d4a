package hudson.model;

/** Loaded once it is created. */
public interface PersistentDescriptor extends Saveable {
    void load();
}
