package org.sanqu.web.page.member;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sanqu.api.Page;
import org.sanqu.api.member.Matches;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberQuery;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.web.Downloads;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Frame;
import org.sanqu.web.page.Frames;
import org.sanqu.web.page.Standpoint;
import org.sanqu.web.page.sheet.DownloadPage;
import org.sanqu.web.template.organisation.JtemembersGenerated;

/** The members of an organisation: narrowed, paged, as of a day. */
public final class MembersPage {

    private static final int SIZE = 50;

    /**
     * The members that are listed.
     *
     * @param members a page of them
     * @param homes the organisations they are at home in, by id
     * @param count how many there are in the organisation and below, before anything narrows
     * @param matches how many match on all pages
     * @param narrowing what narrows
     * @param first whether this is the first page
     */
    public record View(
            Page<Member> members,
            Map<Long, Organisation> homes,
            long count,
            Matches matches,
            Narrowing narrowing,
            boolean first) {

        /** How many members there are: those that match, where anything narrows. */
        public String counted() {
            Labels labels = narrowing.labels();
            if (!narrowing.narrows()) {
                return labels.of("members.count", count);
            }
            return labels.of(matches.more() ? "members.matching-more" : "members.matching", matches.members(), count);
        }
    }

    private final Services services;
    private final Frames frames;
    private final Downloads downloads;

    public MembersPage(Services services, Frames frames, Downloads downloads) {
        this.services = services;
        this.frames = frames;
        this.downloads = downloads;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/organisations/{id}", this::show),
                Route.get("/organisations/{id}/members.xlsx", this::save));
    }

    private Reply show(Exchange exchange) {
        MemberQuery query = query(exchange);
        LocalDate on = query.asOf();
        Page<Member> page = services.members().page(exchange.caller(), query);
        View view = new View(
                page,
                homes(exchange, page, on),
                services.members().count(exchange.caller(), query.organisation(), query.hierarchy(), on),
                matches(exchange, query, page),
                new Narrowing(exchange.query(), exchange.labels()),
                query.after() == null);
        Frame frame = frames.of(exchange, query.organisation(), "members", "");
        return Reply.html(200, out -> JtemembersGenerated.render(out, null, frame, view));
    }

    /** A list that fits on a page is counted already. */
    private Matches matches(Exchange exchange, MemberQuery query, Page<Member> page) {
        int here = page.items().size();
        if (query.after() == null && page.next() == null) {
            return new Matches(here, false);
        }
        Matches counted = services.members().count(exchange.caller(), query);
        return counted.more() ? new Matches(Math.max(here, counted.members()), true) : counted;
    }

    /** The same list as a workbook, whole. */
    private Reply save(Exchange exchange) throws IOException {
        MemberQuery query = query(exchange);
        String name = services.tree()
                .get(exchange.caller(), query.organisation(), query.asOf())
                .shortName();
        String file = name + "-" + exchange.labels().of("tab.members") + "-" + query.asOf() + ".xlsx";
        return downloads.save(DownloadPage.wanted(exchange, "members", Reply.XLSX, file), out -> services.sheetExports()
                .members(exchange.caller(), query, exchange.locale(), out));
    }

    private static MemberQuery query(Exchange exchange) {
        Narrowing narrowing = new Narrowing(exchange.query(), exchange.labels());
        Standpoint standpoint = Standpoint.of(exchange);
        return new MemberQuery(
                exchange.id("id"),
                standpoint.hierarchy(),
                narrowing.below(),
                narrowing.filter(),
                exchange.query().filled("after").orElse(null),
                SIZE,
                standpoint.on());
    }

    private Map<Long, Organisation> homes(Exchange exchange, Page<Member> page, LocalDate on) {
        List<Long> ids = page.items().stream()
                .map(Member::home)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return services.tree().list(exchange.caller(), ids, on).stream()
                .collect(Collectors.toMap(Organisation::id, Function.identity()));
    }
}
