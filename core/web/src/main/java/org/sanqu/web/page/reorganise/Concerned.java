package org.sanqu.web.page.reorganise;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.web.Services;
import org.sanqu.web.form.Kind;
import org.sanqu.web.form.Option;
import org.sanqu.web.form.Referents;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.page.form.KnownReferents;

/** The organisations that a reorganisation most likely concerns; any other is found by searching. */
final class Concerned implements Referents {

    private static final int MOST = 100;

    private final Services services;
    private final Exchange exchange;
    private final Organisation organisation;
    private final List<Organisation> above;
    private final LocalDate day;
    private final KnownReferents known;

    /** Takes the organisation with those above it, from the top down, and the day on which they are what they are. */
    Concerned(
            Services services, Exchange exchange, Organisation organisation, List<Organisation> above, LocalDate day) {
        this.services = services;
        this.exchange = exchange;
        this.organisation = organisation;
        this.above = above;
        this.day = day;
        this.known = new KnownReferents(services, exchange.caller(), organisation.id(), day);
    }

    @Override
    public Optional<String> name(Kind kind, long id) {
        return known.name(kind, id);
    }

    @Override
    public List<Option> find(Kind kind, String text) {
        return known.find(kind, text);
    }

    @Override
    public List<Option> offered(String pointer) {
        return switch (pointer) {
            case "/approvedBy" -> options(Stream.concat(itself(), upwards().stream()));
            case "/change/from" -> options(siblings());
            case "/change/into" -> options(ticked().size() > 1 ? ticked().stream() : siblings());
            case "/change/organisationsTo", "/change/membersTo" ->
                options(Stream.concat(
                        upwards().stream().limit(1), siblings().filter(each -> each.id() != organisation.id())));
            default -> List.of();
        };
    }

    /** What is founded below an organisation is approved by it or from above. */
    private Stream<Organisation> itself() {
        return exchange.path().endsWith("/" + Reorganisation.FOUND.code()) ? Stream.of(organisation) : Stream.empty();
    }

    private List<Organisation> upwards() {
        List<Organisation> upwards = new ArrayList<>(above);
        Collections.reverse(upwards);
        return upwards;
    }

    private Stream<Organisation> siblings() {
        List<Organisation> siblings = above.isEmpty()
                ? services.tree().tops(exchange.caller(), day)
                : services.tree()
                        .children(exchange.caller(), above.get(above.size() - 1).id(), day);
        return siblings.stream().limit(MOST);
    }

    /** Those that are ticked to be merged. */
    private List<Organisation> ticked() {
        List<Long> ids = exchange.form().all("/change/from").stream()
                .filter(id -> id.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .distinct()
                .toList();
        return services.tree().list(exchange.caller(), ids, day);
    }

    private static List<Option> options(Stream<Organisation> organisations) {
        return organisations
                .map(each -> new Option(String.valueOf(each.id()), each.shortName() + " · " + each.code(), false))
                .toList();
    }
}
