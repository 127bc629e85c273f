package org.sanqu.web.page.local;

import java.util.List;
import org.sanqu.api.form.Form;
import org.sanqu.api.local.LocalForm;
import org.sanqu.api.local.LocalForm.State;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.page.form.Filling;
import org.sanqu.web.page.form.Sheet;
import org.sanqu.web.template.local.JtepreviewGenerated;

/** A table as those who answer will see it; nothing can be sent from here. */
public final class PreviewPage {

    /**
     * The preview.
     *
     * @param draft whether it can still be built
     */
    public record View(Sheet sheet, LocalForm form, boolean draft) {}

    private final Services services;

    public PreviewPage(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return List.of(Route.get("/local-forms/{id}/preview", this::show));
    }

    private Reply show(Exchange exchange) {
        LocalForm local = services.localForms().get(exchange.caller(), exchange.id("id"));
        String here = "/local-forms/" + local.id();
        boolean draft = local.state() == State.DRAFT;
        Form form = draft
                ? services.localForms().ready(exchange.caller(), local.id()).form()
                : services.modules().catalogue().form(local.form()).orElse(null);
        if (form == null) {
            return Reply.redirect(draft ? here + "/edit?check=1" : here);
        }
        Organisation organisation = Revisions.organisation(services, exchange, local);
        Filling filling = new Filling(services, exchange, form, organisation.id());
        Sheet sheet = new Sheet(
                Chrome.of(exchange, "local", services.access()),
                form.title(exchange.locale()),
                form.text("/description", "", exchange.locale()),
                organisation,
                null,
                here + "/preview",
                draft ? here + "/edit" : here,
                Filling.references(organisation.id()),
                null,
                filling.fields(filling.draft(), List.of()),
                List.of(),
                null,
                false,
                0,
                null);
        return Reply.html(200, out -> JtepreviewGenerated.render(out, null, new View(sheet, local, draft)));
    }
}
