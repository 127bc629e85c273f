package org.sanqu.web.page.submission;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.sanqu.api.form.Draft;
import org.sanqu.web.http.Labels;
import org.sanqu.web.page.Told;

/** Moments as people say them. */
final class Moments {

    private Moments() {}

    /** The time of day; with the day when that is another. */
    static String of(Instant instant) {
        LocalDateTime there = instant.atZone(ZoneId.systemDefault()).toLocalDateTime();
        boolean today = there.toLocalDate().equals(LocalDate.now());
        return DateTimeFormatter.ofPattern(today ? "HH:mm" : "yyyy-MM-dd HH:mm").format(there);
    }

    /** What a draft is for and when it was kept. */
    static String told(Labels labels, Draft draft) {
        String period = Told.period(labels, draft.period());
        return labels.of("draft.of", period, of(draft.savedAt())).strip();
    }
}
