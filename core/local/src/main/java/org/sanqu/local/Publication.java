package org.sanqu.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.Refusal.Reason;
import org.sanqu.api.local.LocalContent;
import org.sanqu.api.local.LocalForm;
import org.sanqu.api.local.LocalForm.State;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.work.Due;

/**
 * Keeps the next revision of a local form and serves it when it was sent; what the platform does not serve is not kept either. Whoever
 * changes what is served does so alone, so that it is checked against what it takes the place of. Thread-safe.
 */
final class Publication {

    private final Store store;
    private final LocalModule module;
    private final Examiner examiner;
    private final Standings standings;
    private final Clock clock;

    Publication(Store store, LocalModule module, Examiner examiner, Standings standings, Clock clock) {
        this.store = store;
        this.module = module;
        this.examiner = examiner;
        this.standings = standings;
        this.clock = clock;
    }

    /** Keeps a draft. */
    void keep(Caller caller, LocalFormRows.Kept before, LocalContent content, int names) {
        LocalForm after = next(caller, before.form(), content, State.DRAFT, 0);
        store.write(sql -> {
            replace(new LocalFormRows(sql), before, after, names, null);
            return null;
        });
    }

    /** Asks, or asks from now on for something else. */
    synchronized void send(Caller caller, LocalFormRows.Kept before, LocalContent content, int names) {
        boolean first = before.form().state() == State.DRAFT;
        if (first && store.read(sql -> new LocalFormRows(sql).running()) >= LocalModule.MOST) {
            throw conflict("local.too-many-running", LocalModule.MOST);
        }
        Examiner.Examined examined = examiner.examine(caller, before.form(), content);
        passed(examined.readiness().faults());
        List<Long> asked = examined.readiness().asked();
        LocalForm after = next(caller, before.form(), content, State.SENT, asked.size());
        Map<Long, LocalDateTime> askedBefore = store.write(sql -> {
            LocalFormRows rows = new LocalFormRows(sql);
            Map<Long, LocalDateTime> there = rows.asked(after.id());
            replace(rows, before, after, names, examined.document());
            rows.ask(after.id(), asked);
            return there;
        });
        serve(before, after, examined.document(), askedBefore);
    }

    /** Takes no more answers; notes how long everybody had time. */
    synchronized void close(Caller caller, LocalFormRows.Kept before) {
        LocalForm form = before.form();
        String document = ContentJson.written(Document.closed((ObjectNode) ContentJson.read(before.document())));
        Map<Long, LocalDateTime> until =
                standings.of(caller, form).stream().collect(Collectors.toMap(Due::organisation, Due::until));
        LocalForm after = next(caller, form, form.content(), State.CLOSED, form.asked());
        Map<Long, LocalDateTime> askedBefore = store.write(sql -> {
            LocalFormRows rows = new LocalFormRows(sql);
            Map<Long, LocalDateTime> there = rows.asked(form.id());
            replace(rows, before, after, before.names(), document);
            rows.close(form.id(), until);
            return there;
        });
        serve(before, after, document, askedBefore);
    }

    private LocalForm next(Caller caller, LocalForm before, LocalContent content, State state, int asked) {
        Instant now = clock.instant();
        return new LocalForm(
                before.id(),
                before.organisation(),
                content,
                asked,
                state,
                before.revision() + 1,
                caller.account(),
                now,
                state == State.SENT && before.sentAt() == null ? now : before.sentAt(),
                state == State.CLOSED ? now : null);
    }

    private static void replace(
            LocalFormRows rows, LocalFormRows.Kept before, LocalForm after, int names, String document) {
        if (!rows.replace(before.form().revision(), after, names, document)) {
            throw conflict("local.changed");
        }
    }

    /** Serves what was kept, or takes it back: nobody is asked for what nobody can fill in. */
    private void serve(LocalFormRows.Kept before, LocalForm after, String document, Map<Long, LocalDateTime> asked) {
        List<Fault> faults;
        try {
            faults = module.serve(after.name(), document);
        } catch (RuntimeException failed) {
            takeBack(before, after, asked);
            throw failed;
        }
        if (!faults.isEmpty()) {
            takeBack(before, after, asked);
        }
        passed(faults);
    }

    private void takeBack(LocalFormRows.Kept before, LocalForm after, Map<Long, LocalDateTime> asked) {
        store.write(sql -> {
            LocalFormRows rows = new LocalFormRows(sql);
            rows.replace(after.revision(), before.form(), before.names(), before.document());
            rows.ask(after.id(), asked.keySet());
            return null;
        });
    }

    private static void passed(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw invalid(faults);
        }
    }

    static Refusal invalid(List<Fault> faults) {
        return new Refusal(Reason.INVALID, Message.of("local.invalid", faults.size()), faults);
    }

    static Refusal conflict(String key, Object... args) {
        return new Refusal(Reason.CONFLICT, key, args);
    }
}
