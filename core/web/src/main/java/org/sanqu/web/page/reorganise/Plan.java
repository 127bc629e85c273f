package org.sanqu.web.page.reorganise;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.Preview;
import org.sanqu.api.rule.Finding;
import org.sanqu.api.rule.Rule;
import org.sanqu.web.Services;
import org.sanqu.web.form.Field;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.page.organisation.Effects;
import org.sanqu.web.page.organisation.Names;

/**
 * A reorganisation that is about to happen, as it is shown before anybody says yes.
 *
 * @param fields what was filled in
 * @param groups what it would do, organisation by organisation
 * @param advice what the rules would find afterwards
 * @param sent what was sent, to be sent again with the decision
 * @param stale whether something else was agreed to, which would no longer happen
 */
public record Plan(
        Chrome chrome,
        String title,
        Organisation organisation,
        String action,
        List<Field> fields,
        Preview preview,
        List<Effects.Group> groups,
        List<Advice> advice,
        Map<String, List<String>> sent,
        boolean stale) {

    /** The parameter that carries which preview somebody agreed to. */
    static final String EXPECTED = "_expected";

    private static final int MOST_GROUPS = 20;
    private static final int SHOWN_GROUPS = 10;

    /** What a rule would find afterwards. */
    public record Advice(String organisation, String text, String rule, String source) {}

    static Plan of(
            Services services,
            Exchange exchange,
            String title,
            Organisation organisation,
            String action,
            List<Field> fields,
            LocalDate day,
            Preview preview,
            boolean stale) {
        Names names = new Names(exchange.labels());
        preview.effects().forEach(names::add);
        Set<Long> ids = Effects.organisations(preview.effects()).collect(Collectors.toCollection(HashSet::new));
        preview.findings().forEach(finding -> ids.add(finding.organisation()));
        names.add(services.tree(), exchange.caller(), ids, day);
        names.add(services.tree(), exchange.caller(), ids, day.minusDays(1));
        names.add(services.tree(), exchange.caller(), ids, exchange.on());
        names.trace(services, exchange.caller(), ids);
        Map<String, List<String>> sent = new TreeMap<>(exchange.form().values());
        List.of("_csrf", "_step", EXPECTED).forEach(sent::remove);
        return new Plan(
                Chrome.of(exchange, "organisations", services.access()),
                title,
                organisation,
                action,
                fields,
                preview,
                new Effects(exchange.labels(), names).groups(preview.effects()),
                preview.findings().stream()
                        .map(finding -> advice(finding, names, exchange.locale()))
                        .toList(),
                sent,
                stale);
    }

    /** Whether it is a merger, which takes more along. */
    public boolean merges() {
        return action.split("[?]", 2)[0].endsWith("/" + Reorganisation.MERGE.code());
    }

    /** How many organisations stand open; the rest is unfolded by whoever wants it. */
    public int shown() {
        return groups.size() <= MOST_GROUPS ? groups.size() : SHOWN_GROUPS;
    }

    private static Advice advice(Finding finding, Names names, Locale locale) {
        Rule rule = finding.rule();
        return new Advice(
                names.of(finding.organisation()),
                finding.text().in(locale),
                rule.title().in(locale),
                rule.source().in(locale) + " " + rule.article());
    }
}
