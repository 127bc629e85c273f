package org.sanqu.web.page.local;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BiFunction;
import org.sanqu.api.local.LocalForm;
import org.sanqu.api.local.LocalForm.State;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Parameters;
import org.sanqu.web.http.Reply;

/** What the pages of a local form read alike. */
final class Revisions {

    private Revisions() {}

    /** The revision that a page was drawn from. */
    static int number(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw HttpFault.parameter("_revision");
        }
        return Integer.parseInt(text);
    }

    /** What the writer saw; who saves over what somebody else wrote has been told of that one. */
    static String seen(Parameters sent) {
        return sent.filled("_over").orElse(sent.text("_revision"));
    }

    static int of(Exchange exchange) {
        return number(exchange.form().text("_revision"));
    }

    /** The page of a local form that can still be changed; one that is closed is only watched. */
    static Reply open(Services services, Exchange exchange, BiFunction<Exchange, LocalForm, Reply> page) {
        LocalForm form = services.localForms().get(exchange.caller(), exchange.id("id"));
        return form.state() == State.CLOSED ? Reply.redirect("/local-forms/" + form.id()) : page.apply(exchange, form);
    }

    /** The organisation that asks, also when it is no more. */
    static Organisation organisation(Services services, Exchange exchange, LocalForm form) {
        LocalDate today = LocalDate.now();
        List<Organisation> there = services.tree().list(exchange.caller(), List.of(form.organisation()), today);
        return there.isEmpty()
                ? services.tree()
                        .get(
                                exchange.caller(),
                                form.organisation(),
                                form.at().atZone(ZoneId.systemDefault()).toLocalDate())
                : there.get(0);
    }
}
