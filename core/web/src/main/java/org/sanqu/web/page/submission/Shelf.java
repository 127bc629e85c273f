package org.sanqu.web.page.submission;

import java.util.Optional;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Draft;
import org.sanqu.api.form.Entry;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;

/** Keeps what was typed, so that no other draft is lost by it. */
final class Shelf {

    private Shelf() {}

    /** Whether a request says anything of a form's fields: what says nothing is kept in place of nothing. */
    static boolean worth(Exchange exchange) {
        return !exchange.form().below("/").isEmpty();
    }

    /**
     * Keeps an entry in place of the draft that the page was drawn with.
     *
     * @param revised the submission that is being revised; null for a new one
     * @return the draft; empty when another one for the same would be lost by it
     * @throws Refusal as {@link org.sanqu.api.form.Drafts#keep}
     */
    static Optional<Draft> keep(Services services, Exchange exchange, Entry entry, Long revised) {
        Optional<Long> mine = exchange.form().id("_draft");
        boolean taken = services.drafts()
                .find(exchange.caller(), entry.form(), entry.organisation(), entry.member(), entry.period(), revised)
                .filter(there -> !mine.equals(Optional.of(there.id())))
                .isPresent();
        if (taken) {
            return Optional.empty();
        }
        Draft kept = services.drafts().keep(exchange.caller(), entry, revised);
        mine.filter(before -> before != kept.id())
                .ifPresent(before -> services.drafts().discard(exchange.caller(), before));
        return Optional.of(kept);
    }
}
