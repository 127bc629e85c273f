package org.sanqu.web.http;

import java.util.HashMap;
import java.util.Map;

/** How much of something costly goes on at once, for each account and for all of them. Thread-safe. */
public final class Turns {

    private final int ofOne;
    private final int ofAll;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    public Turns(int ofOne, int ofAll) {
        this.ofOne = ofOne;
        this.ofAll = ofAll;
    }

    /**
     * Takes one for an account, to be given back with {@link #leave}.
     *
     * @throws HttpFault 503 when the account, or everybody together, has as many as there are
     */
    public synchronized void enter(String account) {
        if (all >= ofAll || taken.getOrDefault(account, 0) >= ofOne) {
            throw HttpFault.of(503, "download.busy");
        }
        all++;
        taken.merge(account, 1, Integer::sum);
    }

    /** Gives one back. */
    public synchronized void leave(String account) {
        all--;
        taken.computeIfPresent(account, (who, count) -> count == 1 ? null : count - 1);
    }
}
