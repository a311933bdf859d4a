package io.jenkins.plugins.dashenterprise.simulator;

import java.util.List;

/** Ten apps of a list. */
record Page(List<SimulatedApp> apps, Integer nextPage) {
    private static final int SIZE = 10;

    /** @param first the number of the first page */
    static Page of(List<SimulatedApp> all, int asked, int first) {
        int number = Math.max(asked, first);
        long start = (long) (number - first) * SIZE;
        return new Page(all.stream().skip(start).limit(SIZE).toList(), start + SIZE < all.size() ? number + 1 : null);
    }
}
