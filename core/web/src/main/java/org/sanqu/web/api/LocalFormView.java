package org.sanqu.web.api;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.sanqu.api.local.Addressees;
import org.sanqu.api.local.LocalContent;
import org.sanqu.api.local.LocalForm;
import org.sanqu.api.organisation.OrganisationType;

/** A table that an office made itself, as it is read. */
record LocalFormView(
        long id,
        String form,
        long organisation,
        String title,
        String note,
        List<LocalFieldView> fields,
        Addressed addressees,
        LocalDateTime due,
        int asked,
        String state,
        int revision,
        String by,
        Instant at,
        Instant sentAt,
        Instant closedAt) {

    static LocalFormView of(LocalForm form) {
        LocalContent content = form.content();
        return new LocalFormView(
                form.id(),
                form.form(),
                form.organisation(),
                content.title(),
                content.note(),
                content.fields().stream().map(LocalFieldView::of).toList(),
                Addressed.of(content.addressees()),
                content.due(),
                form.asked(),
                form.state().code(),
                form.revision(),
                form.by(),
                form.at(),
                form.sentAt(),
                form.closedAt());
    }

    /** Whom, as it is read. */
    record Addressed(List<Long> organisations, List<String> types, List<String> sectors) {
        static Addressed of(Addressees addressees) {
            return new Addressed(
                    addressees.organisations().stream().sorted().toList(),
                    addressees.types().stream()
                            .map(OrganisationType::code)
                            .sorted()
                            .toList(),
                    addressees.sectors().stream().sorted().toList());
        }
    }
}
