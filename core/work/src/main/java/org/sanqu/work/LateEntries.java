package org.sanqu.work;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sanqu.api.form.Period;
import org.sanqu.api.platform.Store;
import org.sanqu.api.work.LateEntry;

/** Compares the day of events with the day on which they were entered. */
final class LateEntries {

    private static final int DAYS = 7;

    private final Store store;
    private final ZoneId zone;

    LateEntries(Store store, ZoneId zone) {
        this.store = store;
        this.zone = zone;
    }

    /** Of one organisation, by form; imported ones and those about a period as a whole are left out. */
    List<LateEntry> of(long organisation, Period range) {
        Map<String, long[]> counts = new TreeMap<>();
        store.read(sql -> {
            sql.each(
                    "select form, day, submitted_at from submission where organisation = ? and day >= ? and day <= ?"
                            + " and batch is null and period is null and state <> 'voided'",
                    row -> {
                        LocalDate entered =
                                row.instant("submitted_at").atZone(zone).toLocalDate();
                        long[] count = counts.computeIfAbsent(row.text("form"), form -> new long[2]);
                        count[0]++;
                        count[1] += entered.isAfter(row.date("day").plusDays(DAYS)) ? 1 : 0;
                    },
                    organisation,
                    range.from(),
                    range.to());
            return null;
        });
        List<LateEntry> entries = new ArrayList<>();
        counts.forEach((form, count) -> entries.add(new LateEntry(form, count[0], count[1])));
        return entries;
    }
}
