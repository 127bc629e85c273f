package org.sanqu.web.page.submission;

import org.sanqu.api.form.Draft;
import org.sanqu.web.http.Reply;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.template.form.JteofferGenerated;

/**
 * What was begun and not submitted, offered before the form is opened anew.
 *
 * @param about whom it is about; null for the organisation
 * @param told what it is for and when it was kept
 * @param resume where it goes on
 * @param action where it is thrown away
 * @param draft its id
 * @param cancel where neither leads
 */
public record Offer(
        Chrome chrome,
        String title,
        String organisation,
        String about,
        String told,
        String resume,
        String action,
        long draft,
        String cancel) {

    static Reply of(Worksheet worksheet, Draft draft) {
        var exchange = worksheet.exchange();
        Offer offer = new Offer(
                Chrome.of(exchange, "organisations", worksheet.services().access()),
                worksheet.form().title(exchange.locale()),
                worksheet.organisation().name(),
                worksheet.member() == null ? null : worksheet.member().name(),
                Moments.told(exchange.labels(), draft),
                worksheet.address("draft=" + draft.id()),
                worksheet.address(),
                draft.id(),
                worksheet.cancel());
        return Reply.html(200, out -> JteofferGenerated.render(out, null, offer));
    }
}
