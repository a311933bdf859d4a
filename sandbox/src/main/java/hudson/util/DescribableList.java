package hudson.util;

import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Saveable;
import java.io.IOException;
import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

public class DescribableList<T extends Describable<T>, D extends Descriptor<T>> extends AbstractCollection<T> {
    private final List<T> data = new CopyOnWriteArrayList<>();
    private Saveable owner = Saveable.NOOP;

    public DescribableList() {}

    public DescribableList(Saveable owner) {
        setOwner(owner);
    }

    public final void setOwner(Saveable owner) {
        this.owner = owner;
    }

    @Override
    public boolean add(T item) {
        data.add(item);
        try {
            owner.save();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return true;
    }

    public <U extends T> U get(Class<U> type) {
        return data.stream().filter(type::isInstance).map(type::cast).findFirst().orElse(null);
    }

    public T get(int index) {
        return data.get(index);
    }

    public void replaceBy(java.util.Collection<? extends T> items) throws IOException {
        data.clear();
        data.addAll(items);
        owner.save();
    }

    @Override
    public Iterator<T> iterator() {
        return data.iterator();
    }

    @Override
    public int size() {
        return data.size();
    }
}
