package hudson.util;

import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Saveable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;

/** Saves its owner when something is added. */
public class DescribableList<T extends Describable<T>, D extends Descriptor<T>> extends ArrayList<T> {
    private final transient Saveable owner;

    /** For XStream. */
    public DescribableList() {
        this(Saveable.NOOP);
    }

    public DescribableList(Saveable owner) {
        this.owner = owner;
    }

    @Override
    public boolean add(T item) {
        super.add(item);
        return saved();
    }

    @Override
    public boolean addAll(Collection<? extends T> items) {
        super.addAll(items);
        return saved();
    }

    private boolean saved() {
        try {
            owner.save();
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
