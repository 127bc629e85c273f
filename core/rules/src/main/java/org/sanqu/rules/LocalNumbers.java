package org.sanqu.rules;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.sanqu.api.platform.Migration;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;

/**
 * The numbers that districts set for themselves. Every setting stays: of those that hold on a day the one from the latest day counts,
 * the last one entered of several from the same day. Thread-safe.
 */
final class LocalNumbers {

    private final Store store;
    private final AtomicLong revision = new AtomicLong();
    private volatile List<Setting> settings;

    /** One setting; a null value takes back what held before. */
    record Setting(
            String rule, long organisation, String parameter, BigDecimal value, LocalDate from, String account) {}

    LocalNumbers(Store store) {
        this.store = store;
        store.migrate("rules", Migration.of(LocalNumbers.class, "001-rules.sql"));
        settings = store.read(LocalNumbers::read);
    }

    private static List<Setting> read(Sql sql) {
        return sql.list(
                "select rule, organisation, parameter, value, from_on, entered_by from rule_parameter order by from_on, id",
                row -> new Setting(
                        row.text("rule"),
                        row.number("organisation"),
                        row.text("parameter"),
                        row.text("value") == null ? null : new BigDecimal(row.text("value")),
                        row.date("from_on"),
                        row.text("entered_by")));
    }

    /** A number that grows with every setting. */
    long revision() {
        return revision.get();
    }

    /** What is set for a rule on a day: by parameter, then by organisation. */
    Map<String, Map<Long, Setting>> of(String rule, LocalDate day) {
        Map<String, Map<Long, Setting>> numbers = new HashMap<>();
        for (Setting setting : settings) {
            if (!setting.rule.equals(rule) || setting.from.isAfter(day)) {
                continue;
            }
            Map<Long, Setting> places = numbers.computeIfAbsent(setting.parameter, unknown -> new HashMap<>());
            if (setting.value == null) {
                places.remove(setting.organisation);
            } else {
                places.put(setting.organisation, setting);
            }
        }
        numbers.values().removeIf(Map::isEmpty);
        return numbers;
    }

    void set(String account, long organisation, String rule, Map<String, BigDecimal> numbers, LocalDate from) {
        List<Object[]> rows = new TreeMap<>(numbers)
                .entrySet().stream()
                        .map(number -> new Object[] {
                            rule,
                            organisation,
                            number.getKey(),
                            number.getValue() == null ? null : number.getValue().toPlainString(),
                            from,
                            account,
                            Instant.now().truncatedTo(ChronoUnit.MILLIS)
                        })
                        .toList();
        store.write(sql -> {
            sql.batch(
                    "insert into rule_parameter (rule, organisation, parameter, value, from_on, entered_by, entered_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    rows);
            return null;
        });
        synchronized (this) {
            settings = store.read(LocalNumbers::read);
            revision.incrementAndGet();
        }
    }
}
