package org.sanqu.web.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sanqu.api.CodeTable;
import org.sanqu.api.Page;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberQuery;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.security.Permission;
import org.sanqu.web.Services;
import org.sanqu.web.form.Option;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
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
     * @param narrowing what narrows
     * @param hierarchies those that the organisation is in
     * @param on the day
     * @param today whether that is today
     * @param first whether this is the first page
     * @param maintainer whether the reader may put somebody on the roll here
     */
    public record View(
            Page<Member> members,
            Map<Long, Organisation> homes,
            long count,
            Narrowing narrowing,
            List<Option> hierarchies,
            LocalDate on,
            boolean today,
            boolean first,
            boolean maintainer) {}

    private final Services services;
    private final Frames frames;

    MembersPage(Services services, Frames frames) {
        this.services = services;
        this.frames = frames;
    }

    List<Route> routes() {
        return List.of(Route.get("/organisations/{id}", this::show));
    }

    private Reply show(Exchange exchange) {
        MemberQuery query = query(exchange);
        LocalDate on = query.asOf();
        Page<Member> page = services.members().page(exchange.caller(), query);
        View view = new View(
                page,
                homes(exchange, page, on),
                services.members().count(exchange.caller(), query.organisation(), query.hierarchy(), on),
                new Narrowing(exchange.query(), exchange.labels()),
                hierarchies(exchange, query),
                on,
                on.equals(LocalDate.now()),
                query.after() == null,
                services.access().allows(exchange.caller(), Permission.MAINTAIN, query.organisation()));
        Frame frame = frames.of(exchange, query.organisation(), "members", "");
        return Reply.html(200, out -> JtemembersGenerated.render(out, null, frame, view));
    }

    private static MemberQuery query(Exchange exchange) {
        Narrowing narrowing = new Narrowing(exchange.query(), exchange.labels());
        String hierarchy = exchange.query().filled("hierarchy").orElse(Hierarchy.FORMAL);
        if (!CodeTable.of("hierarchy").codes().contains(hierarchy)) {
            throw HttpFault.parameter("hierarchy");
        }
        return new MemberQuery(
                exchange.id("id"),
                hierarchy,
                narrowing.below(),
                narrowing.filter(),
                exchange.query().filled("after").orElse(null),
                SIZE,
                exchange.on());
    }

    /** The hierarchies that the organisation hangs in, for a choice where there is more than one. */
    private List<Option> hierarchies(Exchange exchange, MemberQuery query) {
        return CodeTable.of("hierarchy").codes().stream()
                .filter(code -> code.equals(Hierarchy.FORMAL)
                        || !services.tree()
                                .path(exchange.caller(), query.organisation(), code, query.asOf())
                                .isEmpty())
                .map(code ->
                        new Option(code, exchange.labels().code("hierarchy", code), code.equals(query.hierarchy())))
                .toList();
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
