package org.sanqu.forms.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Submission;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.forms.Confidence;
import org.sanqu.forms.SubmissionRows;

/** What was changed after it was approved, of an organisation and those below. Thread-safe. */
record ChangedSubmissions(Store store, Access access, Hierarchies hierarchies, Confidence confidence) {

    List<Submission> list(Caller caller, Collection<String> forms, long organisation, Period period, int most) {
        return read(caller, organisation, (sql, below) -> {
            List<Submission> found = new ArrayList<>();
            Predicate<Submission> opens = confidence.trusted(sql, caller);
            new ChangedRows(sql).each(forms, period, below, id -> {
                new SubmissionRows(sql).withId(id).filter(opens).ifPresent(found::add);
                return found.size() < most;
            });
            return found;
        });
    }

    int count(Caller caller, Collection<String> forms, long organisation, Period period, int most) {
        return read(caller, organisation, (sql, below) -> {
            int[] count = new int[1];
            new ChangedRows(sql).each(forms, period, below, id -> ++count[0] < most);
            return count[0];
        });
    }

    private <T> T read(Caller caller, long organisation, BiFunction<Sql, LongPredicate, T> read) {
        access.require(caller, Permission.READ, organisation);
        Hierarchy tree = hierarchies.current(Hierarchy.FORMAL);
        int top = tree.standIn(organisation);
        LongPredicate below = each -> {
            int standIn = tree.standIn(each);
            return each == organisation || top >= 0 && standIn >= 0 && tree.contains(top, standIn);
        };
        return store.read(sql -> read.apply(sql, below));
    }
}
