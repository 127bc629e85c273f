package org.sanqu.web.page.local;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sanqu.api.form.SubmissionQuery;
import org.sanqu.api.local.LocalForm;
import org.sanqu.api.local.LocalTally;
import org.sanqu.api.sheet.SubmissionSheets.Sums;
import org.sanqu.web.Downloads;
import org.sanqu.web.Downloads.Wanted;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Places;

/** All answers to a table as a workbook, with what they come to. */
public final class AnswersFile {

    private static final int SIZE = 50;

    private final Services services;
    private final Downloads downloads;

    public AnswersFile(Services services, Downloads downloads) {
        this.services = services;
        this.downloads = downloads;
    }

    public List<Route> routes() {
        return List.of(Route.get("/local-forms/{id}/answers.xlsx", this::save));
    }

    private Reply save(Exchange exchange) throws IOException {
        LocalForm form = services.localForms().get(exchange.caller(), exchange.id("id"));
        LocalTally tally = services.localAnswers().tally(exchange.caller(), form.id());
        Map<Long, String> names =
                Places.names(services, exchange, tally.parts().stream().map(LocalTally.Part::organisation));
        Sums sums = Matrix.of(tally, names, exchange.labels()).sheet(exchange.labels());
        String place = services.tree()
                .get(exchange.caller(), form.organisation(), LocalDate.now())
                .shortName();
        String title = services.submissionTables()
                .present(exchange.caller(), form.form())
                .title()
                .in(exchange.locale());
        Wanted wanted = new Wanted(
                exchange.caller().account(),
                exchange.path() + " " + exchange.locale(),
                "/local-forms/" + form.id(),
                Reply.XLSX,
                place + "-" + title + "-" + LocalDate.now() + ".xlsx");
        SubmissionQuery all = new SubmissionQuery(form.organisation(), form.form(), null, Set.of(), null, null, SIZE);
        return downloads.save(
                wanted, out -> services.submissionSheets().write(exchange.caller(), all, exchange.locale(), sums, out));
    }
}
