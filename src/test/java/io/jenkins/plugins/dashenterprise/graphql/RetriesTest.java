package io.jenkins.plugins.dashenterprise.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private static final GraphQlException BUSY = new GraphQlException(GraphQlException.Kind.NOT_SENT, "dash is busy.");

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger calls = new AtomicInteger();

    private CompletableFuture<String> call(int failures, long millis) {
        return Retries.call(
                () -> calls.incrementAndGet() > failures
                        ? CompletableFuture.completedFuture("answer")
                        : CompletableFuture.failedFuture(BUSY),
                failure -> failure == BUSY,
                System.currentTimeMillis() + millis,
                log::add);
    }

    @Test
    void aPauseIsHalfOfWhatItMayBeAndUpToTwiceThat() {
        for (int i = 0; i < 200; i++) {
            assertWithin(250, 500, Retries.pauseMillis(0, BUSY));
            assertWithin(500, 1000, Retries.pauseMillis(1, BUSY));
            assertWithin(1000, 2000, Retries.pauseMillis(2, BUSY));
            assertWithin(7500, 15_000, Retries.pauseMillis(20, BUSY));
        }
    }

    @Test
    void pausesDiffer() {
        assertTrue(IntStream.range(0, 100)
                        .mapToLong(i -> Retries.pauseMillis(0, BUSY))
                        .distinct()
                        .count()
                > 10);
    }

    private static void assertWithin(long least, long most, long pause) {
        assertTrue(least <= pause && pause <= most, pause + " ms");
    }

    @Test
    void eachRepetitionIsToldWithItsPauseInSeconds() throws Exception {
        assertEquals("answer", call(2, 60_000).get(30, TimeUnit.SECONDS));
        assertEquals(3, calls.get());
        assertEquals(2, log.size(), log.toString());
        assertTrue(log.get(0).matches("dash is busy[.] Trying again in 0[.][3-5] s [(]1 of 5[)][.]"), log.get(0));
        assertTrue(
                log.get(1).matches("dash is busy[.] Trying again in (0[.][5-9]|1[.]0) s [(]2 of 5[)][.]"), log.get(1));
    }

    @Test
    void thereIsNoRepetitionForWhichThereIsNoTime() {
        CompletableFuture<String> result = call(2, 200);
        Throwable failure = assertThrows(ExecutionException.class, () -> result.get(30, TimeUnit.SECONDS))
                .getCause();
        assertSame(BUSY, failure);
        assertEquals(1, calls.get());
        assertEquals(List.of(), log);
    }

    @Test
    void whoeverGivesUpIsNotCalledForAgain() throws Exception {
        CompletableFuture<String> result = call(9, 60_000);
        result.cancel(true);
        TimeUnit.MILLISECONDS.sleep(700);
        assertEquals(1, calls.get());
    }
}
