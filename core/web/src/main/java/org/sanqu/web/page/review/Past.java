package org.sanqu.web.page.review;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.sanqu.api.Text;
import org.sanqu.api.form.Review;
import org.sanqu.api.form.Revision;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.page.Places;

/**
 * A revision as it is told, the latest first.
 *
 * @param number which one
 * @param at when it was written
 * @param by who wrote it
 * @param behalf on whose behalf; null for their own
 * @param changes what changed against the one before
 * @param decisions what was decided about it, the oldest first
 */
public record Past(int number, String at, String by, String behalf, List<Change> changes, List<Decided> decisions) {

    /** A value that changed; what is not there is empty. */
    public record Change(String field, String before, String after) {}

    /**
     * A decision.
     *
     * @param code agreed, returned, reopened or voided
     * @param place the organisation for which it was decided; only called the superior when the reader may not see it
     * @param reason why; null for none
     * @param behalf for whom they acted; null for themselves
     */
    public record Decided(String code, String place, String reason, String by, String behalf, String at) {}

    /** All of a submission's. */
    public static List<Past> of(Services services, Exchange exchange, long submission) {
        List<Revision> history = services.submissions().history(exchange.caller(), submission);
        Stream<Long> reviewers = history.stream()
                .flatMap(revision -> revision.reviews().stream())
                .map(Review::organisation);
        Map<Long, String> places = Places.names(services, exchange, reviewers);
        List<Past> told = new ArrayList<>();
        String unseen = exchange.labels().of("review.superior");
        history.forEach(revision -> told.add(of(revision, places, unseen, exchange.locale())));
        Collections.reverse(told);
        return told;
    }

    private static Past of(Revision revision, Map<Long, String> places, String unseen, Locale locale) {
        return new Past(
                revision.submission().revision(),
                minute(revision.submission().enteredAt()),
                revision.submission().enteredBy(),
                revision.submission().behalf(),
                revision.differences().stream()
                        .map(each -> new Change(
                                each.field().in(locale), text(each.before(), locale), text(each.after(), locale)))
                        .toList(),
                revision.reviews().stream()
                        .map(each -> new Decided(
                                each.decision().code(),
                                places.getOrDefault(each.organisation(), unseen),
                                each.reason(),
                                each.account(),
                                each.behalf(),
                                minute(each.at())))
                        .toList());
    }

    private static String text(Text text, Locale locale) {
        return text == null ? "" : text.in(locale);
    }

    static String minute(Instant instant) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").format(instant.atZone(ZoneId.systemDefault()));
    }
}
