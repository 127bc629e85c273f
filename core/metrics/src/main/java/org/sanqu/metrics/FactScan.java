package org.sanqu.metrics;

import java.time.LocalDate;
import org.sanqu.api.metric.Aggregate;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Store;

/** Reads the facts of an aggregate in a period, taken together by organisation and cell. */
final class FactScan {

    private static final long PART = 1_000_000_000;

    // in two parts, because a sum that does not fit would end the whole statement
    private static final String SUMS =
            """
            select organisation, cell,
                cast(sum(value / 1000000000) as bigint) as high, cast(sum(value % 1000000000) as bigint) as low
            from fact where measure = ? and day between ? and ? and value is not null
            group by organisation, cell""";
    private static final String LATEST =
            """
            select organisation, cell, value from (
                select organisation, cell, value,
                    row_number() over (partition by series order by day desc, submission desc) as place
                from fact where measure = ? and day between ? and ?) ranked
            where place = 1 and value is not null""";

    private final Store store;

    FactScan(Store store) {
        this.store = store;
    }

    /** Adds what lies in the days to a folding. */
    void read(Aggregate aggregate, long measure, LocalDate from, LocalDate to, Folding folding) {
        boolean latest = aggregate.function() == Aggregate.Function.LATEST;
        store.read(sql -> {
            sql.each(
                    latest ? LATEST : SUMS,
                    row -> folding.add(
                            row.number("organisation"), row.text("cell"), latest ? row.number("value") : sum(row)),
                    measure,
                    from.toEpochDay(),
                    to.toEpochDay());
            return null;
        });
    }

    private static long sum(Row row) {
        try {
            return Math.addExact(Math.multiplyExact(row.number("high"), PART), row.number("low"));
        } catch (ArithmeticException e) {
            return Column.OVERFLOWN;
        }
    }
}
