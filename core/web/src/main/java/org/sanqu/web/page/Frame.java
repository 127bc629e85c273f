package org.sanqu.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.web.form.Option;
import org.sanqu.web.http.Parameters;

/**
 * What stands around the pages of one organisation: the tree beside them, its head, its tabs.
 *
 * @param chrome what stands around every page
 * @param standpoint the day and the hierarchy
 * @param organisation the organisation
 * @param path from the highest readable one down to it
 * @param sectors its sectors, its own or inherited
 * @param tab the tab that is open: overview, members, below, history, forms, submissions or figures
 * @param nodes the tree
 * @param suffix what links to the same tab of other organisations carry on, {@code period=2025&on=2025-07-01}; may be empty
 * @param find what was searched for in the tree; empty for nothing
 * @param hierarchies those that can be chosen; empty when there is only the formal one
 * @param successors where a closed organisation went
 * @param maintainer whether the reader maintains the organisation and it exists today
 */
public record Frame(
        Chrome chrome,
        Standpoint standpoint,
        Organisation organisation,
        List<Organisation> path,
        List<String> sectors,
        String tab,
        List<Node> nodes,
        String suffix,
        String find,
        List<Option> hierarchies,
        List<Organisation> successors,
        boolean maintainer) {

    /** The tabs in their order. */
    public static final List<String> TABS = List.of(
            "overview",
            "members",
            "guests",
            "posts",
            "below",
            "history",
            "findings",
            "forms",
            "submissions",
            "completeness",
            "local-forms",
            "figures");

    /** The text of a key. */
    public String t(String key, Object... args) {
        return chrome.t(key, args);
    }

    /** The names and values of the suffix, for a form that carries them on. */
    public Map<String, List<String>> carried() {
        return Parameters.parse(suffix).values();
    }

    /** What a form that chooses another day or hierarchy carries on: the rest of the address. */
    public Map<String, List<String>> rest() {
        int query = chrome.here().indexOf('?');
        Map<String, List<String>> rest =
                new TreeMap<>(Parameters.parse(query < 0 ? "" : chrome.here().substring(query + 1))
                        .values());
        List.of("on", "after", "notice", "event").forEach(rest::remove);
        return rest;
    }

    /** The address of this page without its parameters. */
    public String address() {
        return chrome.here().split("\\?", 2)[0];
    }

    /** Whether the organisation is no more today. */
    public boolean closed() {
        return organisation.closedOn() != null && !organisation.closedOn().isAfter(LocalDate.now());
    }

    /** This page as of today. */
    public String now() {
        String rest = rest().entrySet().stream()
                .map(each ->
                        each.getKey() + "=" + URLEncoder.encode(each.getValue().get(0), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return Standpoint.join(address(), rest);
    }

    /** Where a tab of an organisation is, seen from here. */
    public String link(String tab, long organisation) {
        return standpoint.at(href(tab, organisation));
    }

    /** Where a tab of an organisation is. */
    public static String href(String tab, long organisation) {
        return switch (tab) {
            case "overview",
                    "below",
                    "history",
                    "forms",
                    "submissions",
                    "guests",
                    "posts",
                    "findings",
                    "local-forms",
                    "completeness" -> "/organisations/" + organisation + "/" + tab;
            case "figures" -> "/figures?organisation=" + organisation;
            default -> "/organisations/" + organisation;
        };
    }
}
