package org.sanqu.web.page.rule;

import java.util.Map;
import org.sanqu.api.rule.Finding;
import org.sanqu.web.page.Frame;

/**
 * Where a finding is mended.
 *
 * @param act what is done there: a tab or an act of the organisation, or an act of the member
 * @param label the key of its name
 * @param href where it is
 */
public record Remedy(String act, String label, String href) {

    /** What mends the findings of a rule that is about organisations. */
    private static final Map<String, String> OF_ORGANISATIONS = Map.ofEntries(
            Map.entry("branch-committee", "posts"),
            Map.entry("secretary", "posts"),
            Map.entry("term-ending", "posts"),
            Map.entry("term-overdue", "posts"),
            Map.entry("term-length", "posts"),
            Map.entry("branch-minimum", "merge"),
            Map.entry("branch-size", "split"),
            Map.entry("committee-possible", "upgrade"),
            Map.entry("general-branch-possible", "upgrade"),
            Map.entry("general-branch-possible-village", "upgrade"),
            Map.entry("joint-branch-units", "describe"),
            Map.entry("temporary-ending", "prolong"),
            Map.entry("temporary-members", "members"),
            Map.entry("concentration", "members"));

    /** What mends the findings of a rule that is about members. */
    private static final Map<String, String> OF_MEMBERS = Map.of(
            "probation", "convert",
            "lost-contact", "amend",
            "lost-contact-suspended", "leave",
            "retired-young", "amend",
            "serving-old", "amend");

    /** Where a finding is mended: the act that its rule asks for, else the page of what it is about. */
    static Remedy of(Finding finding) {
        String rule = finding.rule().id();
        if (finding.member() != null) {
            String act = OF_MEMBERS.get(rule);
            String member = "/members/" + finding.member();
            return act == null
                    ? new Remedy("", "remedy.look", member)
                    : new Remedy(act, "member." + act, member + "/" + act);
        }
        String act = OF_ORGANISATIONS.getOrDefault(rule, "overview");
        boolean tab = Frame.TABS.contains(act);
        return new Remedy(
                act,
                tab ? "tab." + act : "reorganise." + act,
                tab ? Frame.href(act, finding.organisation()) : "/organisations/" + finding.organisation() + "/" + act);
    }

    /** Whether it takes whoever maintains the organisation. */
    boolean acts() {
        return !act.isEmpty() && !Frame.TABS.contains(act);
    }
}
