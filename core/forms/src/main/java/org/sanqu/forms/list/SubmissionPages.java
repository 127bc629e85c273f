package org.sanqu.forms.list;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionQuery;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Sql;

/** Pages of submissions in the tree of today. Thread-safe. */
public final class SubmissionPages {

    private static final int LARGEST_PAGE = 200;
    private static final int LONGEST_SEARCH = 100;

    private final Hierarchies hierarchies;
    private volatile StandIns closed;

    public SubmissionPages(Hierarchies hierarchies) {
        this.hierarchies = hierarchies;
    }

    /**
     * Passes when a query can be answered.
     *
     * @throws Refusal MALFORMED
     */
    public static void require(SubmissionQuery query) {
        if (query.size() < 1 || query.size() > LARGEST_PAGE) {
            throw new Refusal(Refusal.Reason.MALFORMED, "submission.page-size", LARGEST_PAGE);
        }
        if (query.search() != null && query.search().length() > LONGEST_SEARCH) {
            throw new Refusal(Refusal.Reason.MALFORMED, "submission.search-length", LONGEST_SEARCH);
        }
    }

    /**
     * Reads a page.
     *
     * @param rows reads submissions by id, in any order
     * @param open what the reader may open of what they may read
     */
    public Page<Submission> read(
            Sql sql, SubmissionQuery query, Function<List<Long>, List<Submission>> rows, Predicate<Submission> open) {
        StandIns present = StandIns.of(hierarchies.current(Hierarchy.FORMAL), closed);
        closed = present;
        return new SubmissionPage(sql, present, query, rows, open).read();
    }
}
