package hudson.model;

import hudson.ExtensionPoint;

/** Nobody calls it by itself here. */
public abstract class PeriodicWork implements ExtensionPoint {
    protected static final long MIN = 1000 * 60;
    protected static final long HOUR = 60 * MIN;

    public abstract long getRecurrencePeriod();

    public abstract void doRun();
}
