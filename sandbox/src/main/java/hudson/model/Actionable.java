package hudson.model;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Without what a TransientActionFactory contributes. */
public abstract class Actionable {
    private volatile CopyOnWriteArrayList<Action> actions;

    public synchronized List<Action> getActions() {
        if (actions == null) {
            actions = new CopyOnWriteArrayList<>();
        }
        return actions;
    }

    public void addAction(Action a) {
        getActions().add(a);
    }

    public <T extends Action> T getAction(Class<T> type) {
        return getActions().stream().filter(type::isInstance).map(type::cast).findFirst().orElse(null);
    }
}
