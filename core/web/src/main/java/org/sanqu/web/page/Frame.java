package org.sanqu.web.page;

import java.util.List;
import java.util.Map;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.web.http.Parameters;

/**
 * What stands around the pages of one organisation: the tree beside them, its head, its tabs.
 *
 * @param chrome what stands around every page
 * @param organisation the organisation
 * @param path from the highest readable one down to it
 * @param sectors its sectors, its own or inherited
 * @param tab the tab that is open: members, forms, submissions or figures
 * @param nodes the tree
 * @param suffix what links to the same tab of other organisations carry on, {@code &period=2025}; may be empty
 * @param find what was searched for in the tree; empty for nothing
 */
public record Frame(
        Chrome chrome,
        Organisation organisation,
        List<Organisation> path,
        List<String> sectors,
        String tab,
        List<Node> nodes,
        String suffix,
        String find) {

    /** The text of a key. */
    public String t(String key, Object... args) {
        return chrome.t(key, args);
    }

    /** The names and values of the suffix, for a form that carries them on. */
    public Map<String, List<String>> carried() {
        return suffix.isEmpty()
                ? Map.of()
                : Parameters.parse(suffix.substring(1)).values();
    }

    /** Where a tab of an organisation is. */
    public static String href(String tab, long organisation) {
        return switch (tab) {
            case "forms", "submissions" -> "/organisations/" + organisation + "/" + tab;
            case "figures" -> "/figures?organisation=" + organisation;
            default -> "/organisations/" + organisation;
        };
    }
}
