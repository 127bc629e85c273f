package org.sanqu.web.api;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sanqu.web.Services;
import org.sanqu.web.http.Body;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Json;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;

/** All resources of the API. */
public final class Api {

    private Api() {}

    /** Every operation; {@code openapi.json} describes the same. */
    public static List<Route> routes(Services services) {
        Places places = new Places(services.tree());
        return Stream.of(
                        new OrganisationsResource(services.tree(), places).routes(),
                        new EventsResource(services.history(), places).routes(),
                        new MembersResource(services.members(), places).routes(),
                        new AffiliationsResource(services.affiliations(), places).routes(),
                        new TransfersResource(services.transfers(), places).routes(),
                        new AppointmentsResource(services.appointments(), places).routes(),
                        new RulesResource(services.rules(), places).routes(),
                        new SheetsResource(services.sheetImports()).routes(),
                        new ExportsResource(services.sheetExports(), places).routes(),
                        new CodesResource().routes(),
                        new FormsResource(services.forms(), places).routes(),
                        new BurdensResource(services.burdens(), places).routes(),
                        new SubmissionsResource(services.submissions(), services.submissionSheets(), places).routes(),
                        new AttachmentsResource(services.attachments(), places).routes(),
                        new DraftsResource(services.drafts(), services.submissions(), places).routes(),
                        new ReviewsResource(services.reviews(), services.submissions()).routes(),
                        new MetricsResource(services.rollups(), places).routes(),
                        new ModulesResource(services.modules()).routes(),
                        new UpdatesResource(services.modules(), services.updates(), services.editions()).routes(),
                        new LocalFormsResource(services.localForms(), services.localAnswers(), places).routes(),
                        new ImportsResource(services.imports()).routes(),
                        new WorkResource(services.workList(), services.deadlines(), places).routes(),
                        new SubstitutesResource(services.substitutes()).routes(),
                        new AccountsResource(services.accounts(), places).routes(),
                        new ContractResource().routes())
                .flatMap(List::stream)
                .toList();
    }

    static Reply json(int status, Object value) {
        return new Reply(status, Media.JSON, Json.bytes(value), Map.of());
    }

    static Reply created(String location, Object value) {
        return json(201, value).with("Location", location);
    }

    static <T> T body(Exchange exchange, Class<T> type) throws java.io.IOException {
        return Json.read(Body.bytes(exchange.request(), Body.MOST), type);
    }
}
