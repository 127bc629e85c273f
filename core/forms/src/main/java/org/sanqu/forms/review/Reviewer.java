package org.sanqu.forms.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/**
 * Somebody who reviews. What they wrote, in whatever revision, they do not decide about; nor, where they review only because they act for
 * others, about what one of those wrote.
 *
 * @param principals for whom they act today
 */
record Reviewer(Access access, Caller caller, List<String> principals) {

    /** Whether they review for an organisation. */
    boolean reviews(long organisation) {
        return access.allows(caller, Permission.REVIEW, organisation);
    }

    /** The highest organisations for which they review. */
    List<Long> tops() {
        return access.tops(caller, Permission.REVIEW);
    }

    /** For whom they act when they review for an organisation. */
    Optional<String> behalf(long organisation) {
        return access.behalf(caller, Permission.REVIEW, organisation);
    }

    /**
     * Which of some submissions are their own, or of those for whom they act.
     *
     * @param organisations for which it is decided, by submission; at most some hundreds
     */
    Set<Long> own(Sql sql, Map<Long, Long> organisations) {
        Set<Long> own = new HashSet<>(written(sql, organisations.keySet(), List.of(caller.account())));
        if (!principals.isEmpty()) {
            List<Long> acting = organisations.keySet().stream()
                    .filter(submission -> behalf(organisations.get(submission)).isPresent())
                    .toList();
            own.addAll(written(sql, acting, principals));
        }
        return own;
    }

    /** Which of some submissions were written by some accounts, in whatever revision. */
    private static List<Long> written(Sql sql, Collection<Long> submissions, List<String> accounts) {
        if (submissions.isEmpty()) {
            return List.of();
        }
        String those = marks(submissions) + " and entered_by in " + marks(accounts);
        List<Object> args = new ArrayList<>(submissions);
        args.addAll(accounts);
        args.addAll(List.copyOf(args));
        return sql.list(
                "select id from submission where id in " + those
                        + " union select submission from submission_revision where submission in " + those,
                row -> row.number("id"),
                args.toArray());
    }

    private static String marks(Collection<?> all) {
        return "(" + String.join(", ", Collections.nCopies(all.size(), "?")) + ")";
    }
}
