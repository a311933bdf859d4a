package io.jenkins.plugins.dashenterprise.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns turns = new Turns(2);
    private final List<CompletableFuture<String>> made = new ArrayList<>();

    @Test
    void makesNoMoreCallsAtATimeThanAllowed() {
        List<CompletableFuture<String>> results =
                IntStream.range(0, 4).mapToObj(i -> turns.take(this::call)).toList();
        assertEquals(2, made.size());
        made.get(1).complete("second");
        assertEquals("second", results.get(1).join());
        assertEquals(3, made.size());
        made.get(0).completeExceptionally(new IOException("lost"));
        assertEquals(
                "lost",
                assertThrows(CompletionException.class, results.get(0)::join)
                        .getCause()
                        .getMessage());
        assertEquals(4, made.size());
        assertFalse(results.get(2).isDone());
    }

    @Test
    void aCancelledCallGivesItsTurnToTheNext() {
        CompletableFuture<String> first = turns.take(this::call);
        turns.take(this::call);
        CompletableFuture<String> third = turns.take(this::call);
        CompletableFuture<String> fourth = turns.take(this::call);
        third.cancel(true);
        first.cancel(true);
        assertTrue(made.get(0).isCancelled());
        assertEquals(3, made.size(), "the third is not made");
        made.get(2).complete("fourth");
        assertEquals("fourth", fourth.join());
    }

    @Test
    void callsThatEndAtOnceDoNotPileUp() {
        CompletableFuture<String> first = turns.take(this::call);
        turns.take(this::call);
        List<CompletableFuture<String>> others = IntStream.range(0, 100_000)
                .mapToObj(i -> turns.take(() -> CompletableFuture.completedFuture("at once")))
                .toList();
        first.cancel(true);
        assertTrue(others.stream().allMatch(other -> other.join().equals("at once")));
    }

    @Test
    void whoeverHasATurnWaitsForOneAmongAllToo() {
        Turns few = new Turns(1, turns);
        CompletableFuture<String> first = few.take(this::call);
        few.take(this::call);
        turns.take(this::call);
        turns.take(this::call);
        assertEquals(2, made.size(), "the first, and the first of the others");
        first.cancel(true);
        assertEquals(3, made.size(), "the second of the others was there before the second of the few");
        made.get(1).complete("other");
        assertEquals(4, made.size());
    }

    @Test
    void whoeverLeavesTheQueueLeavesNothingBehind() {
        Turns few = new Turns(1, turns);
        List<CompletableFuture<String>> all = IntStream.range(0, 100)
                .mapToObj(i -> (i % 2 == 0 ? few : turns).take(this::call))
                .toList();
        assertEquals(2, made.size());
        for (int i = all.size() - 1; i >= 0; i--) {
            all.get(i).cancel(true);
        }
        assertEquals(2, made.size(), "nobody who has left is begun");
        few.take(this::call);
        turns.take(this::call);
        assertEquals(4, made.size());
    }

    @Test
    void theQueueKeepsNothingOfWhoeverHasLeftIt() throws Exception {
        turns.take(this::call);
        turns.take(this::call);
        WeakReference<Object> left = leave(new Object());
        for (int i = 0; i < 1000 && left.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertNull(left.get());
    }

    private WeakReference<Object> leave(Object sent) {
        turns.take(() -> CompletableFuture.completedFuture(sent.toString())).cancel(true);
        return new WeakReference<>(sent);
    }

    @Test
    void whatIsThrownEndsItsOwnTurnOnly() {
        for (int i = 0; i < 5; i++) {
            CompletableFuture<String> failing = turns.take(() -> {
                throw new StackOverflowError("deep");
            });
            assertEquals(
                    "deep",
                    assertThrows(CompletionException.class, failing::join)
                            .getCause()
                            .getMessage());
        }
        turns.take(this::call);
        assertEquals(1, made.size());
    }

    private CompletableFuture<String> call() {
        CompletableFuture<String> call = new CompletableFuture<>();
        made.add(call);
        return call;
    }
}
