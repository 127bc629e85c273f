package org.sanqu.web.page.form;

import java.util.ArrayList;
import java.util.List;
import org.sanqu.web.Services;
import org.sanqu.web.form.Fields;
import org.sanqu.web.form.Kind;
import org.sanqu.web.form.Option;
import org.sanqu.web.form.Referents;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Parameters;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.template.form.JtecandidatesGenerated;

/** The candidates of a reference while somebody types: a part of a page, not a page. */
public final class ReferencesPart {

    private static final int MOST = 200;

    private final Services services;

    public ReferencesPart(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return List.of(Route.get("/references", this::find));
    }

    private Reply find(Exchange exchange) {
        Parameters query = exchange.query();
        long organisation = query.id("organisation").orElseThrow(() -> HttpFault.parameter("organisation"));
        String wanted = query.text("kind");
        Kind kind =
                switch (wanted) {
                    case "member", "members" -> Kind.MEMBER;
                    case "submission" -> Kind.SUBMISSION;
                    default -> Kind.ORGANISATION;
                };
        String pointer = query.text("field");
        Referents referents = query.has("wide")
                ? new Destinations(services, exchange.caller())
                : new KnownReferents(services, exchange.caller(), organisation, exchange.on());
        List<Option> options = new ArrayList<>();
        boolean many = wanted.equals("organisations") || wanted.equals("members");
        List<Long> chosen = query.all(pointer).stream()
                .filter(text -> !text.isBlank())
                .limit(MOST)
                .map(text -> Parameters.id(pointer, text))
                .toList();
        referents.names(kind, chosen).forEach((id, name) -> options.add(new Option(id.toString(), name, true)));
        query.filled(Fields.SEARCH + pointer).map(text -> found(referents, kind, query.text("form"), text)).stream()
                .flatMap(List::stream)
                .filter(option ->
                        options.stream().noneMatch(there -> there.value().equals(option.value())))
                .toList()
                .forEach(options::add);
        boolean searched = query.filled(Fields.SEARCH + pointer).isPresent();
        return Reply.html(
                200,
                out -> JtecandidatesGenerated.render(out, null, exchange.labels(), pointer, options, searched, many));
    }

    private static List<Option> found(Referents referents, Kind kind, String form, String text) {
        return kind == Kind.SUBMISSION ? referents.submissions(form, text) : referents.find(kind, text);
    }
}
