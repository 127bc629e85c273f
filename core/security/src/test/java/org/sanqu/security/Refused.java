package org.sanqu.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.junit.jupiter.api.function.Executable;
import org.sanqu.api.Refusal;

/** Asserts that something is refused for a reason. */
final class Refused {

    private Refused() {}

    static Refusal as(Refusal.Reason reason, String text, Executable act) {
        Refusal refusal = assertThrows(Refusal.class, act);
        assertEquals(text, refusal.text().key());
        assertEquals(reason, refusal.reason());
        return refusal;
    }

    /** The name of the reason for which something is refused. */
    static String reason(Executable act) {
        return assertThrows(Refusal.class, act).reason().name();
    }

    static String answer(Future<String> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
