package org.sanqu.local;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.form.Burdens;
import org.sanqu.api.form.Form;
import org.sanqu.api.local.LocalContent;
import org.sanqu.api.local.LocalForm;
import org.sanqu.api.local.LocalForm.State;
import org.sanqu.api.local.Readiness;
import org.sanqu.api.platform.Filed;
import org.sanqu.api.platform.ModuleIntake.Reception;
import org.sanqu.api.security.Caller;

/** Finds out what speaks against sending what an office wrote. Thread-safe; changes nothing. */
final class Examiner {

    private final Asked asked;
    private final Filed filed;
    private final Burdens burdens;
    private final LocalModule module;
    private final Clock clock;

    Examiner(Asked asked, Filed filed, Burdens burdens, LocalModule module, Clock clock) {
        this.asked = asked;
        this.filed = filed;
        this.burdens = burdens;
        this.module = module;
        this.clock = clock;
    }

    /**
     * What was found out about content.
     *
     * @param document the file that it makes; null where the faults leave none
     */
    record Examined(Readiness readiness, String document) {}

    /** Looks at content as it would be served. */
    Examined examine(Caller caller, LocalForm form, LocalContent content) {
        boolean sent = form.state() == State.SENT;
        List<Fault> faults = new ArrayList<>(ContentCheck.unready(content, sent, LocalDateTime.now(clock)));
        boolean writable = faults.stream()
                .noneMatch(
                        fault -> fault.at().startsWith("/fields") || fault.at().equals("/title"));
        Set<Long> kept = sent ? answered(form) : Set.of();
        List<Long> organisations = asked.of(caller, form.organisation(), content.addressees(), kept, faults);
        int fields = ContentCheck.count(content.fields());
        if (!writable) {
            return new Examined(new Readiness(null, fields, organisations, faults, List.of()), null);
        }
        Document file = new Document(content);
        String document = ContentJson.written(
                content.due() == null ? file.plain() : file.asking(asked.codes(caller, organisations)));
        Reception reception = module.check(form.name(), document);
        FieldPlaces places = new FieldPlaces(content.fields());
        faults.addAll(LocalModule.about(form.name(), reception.faults(), places));
        Form made = LocalModule.form(reception, form.name());
        List<Fault> warnings = new ArrayList<>(LocalModule.about(form.name(), reception.warnings(), places));
        warnings.addAll(made == null ? List.of() : askedAgain(caller, made, places));
        Readiness readiness = new Readiness(made, fields, organisations, faults, warnings);
        return new Examined(readiness, document);
    }

    /** What is collected already, in words for somebody who writes no files. */
    private List<Fault> askedAgain(Caller caller, Form form, FieldPlaces places) {
        return burdens.askedAgain(caller, form).stream()
                .map(again -> new Fault(
                        places.of(again.field()),
                        new Message(
                                again.knownForm() == null ? "local.known" : "local.asked-again",
                                again.advice().args())))
                .toList();
    }

    private Set<Long> answered(LocalForm form) {
        Set<Long> answered = new HashSet<>();
        filed.each(
                form.form(),
                null,
                null,
                (submission, organisation, member, state, submittedAt) -> answered.add(organisation));
        return answered;
    }
}
