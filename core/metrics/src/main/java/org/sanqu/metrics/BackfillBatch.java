package org.sanqu.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the stored submissions of one form for those of its measures that are behind, batch by batch. */
final class BackfillBatch {

    private static final Logger LOG = LoggerFactory.getLogger(BackfillBatch.class);
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final String DOCUMENTS =
            """
            select id, organisation, member, day, series_key, data, state from submission_counted
            where form = ? and id > ? order by id limit ?""";

    private final Store store;
    private final StoredFacts facts;
    private final String form;
    private final long all;
    private long done;
    private long nanos;

    BackfillBatch(Store store, StoredFacts facts, String form) {
        this.store = store;
        this.facts = facts;
        this.form = form;
        this.all = count("select count(*) as n from submission where form = ?", form);
        this.done = count(
                "select count(*) as n from submission where form = ? and id <= "
                        + "(select min(reached) from measure where form = ? and ready = 0)",
                form,
                form);
    }

    private long count(String sql, Object... args) {
        return store.read(
                reading -> reading.first(sql, row -> row.number("n"), args).orElseThrow());
    }

    /** How long the last batch kept the database. */
    long nanos() {
        return nanos;
    }

    /** Counts the next submissions; false when nothing is left. */
    boolean next(int size) {
        Plan plan = facts.plan();
        return store.write(sql -> {
            sql.lock("submission");
            long begin = System.nanoTime();
            boolean more = next(sql, plan, size);
            nanos = System.nanoTime() - begin;
            return more;
        });
    }

    private boolean next(Sql sql, Plan plan, int size) {
        Map<Long, Extraction> behind = new HashMap<>();
        List<Long> reached = new ArrayList<>();
        sql.each(
                "select id, hash, reached from measure where form = ? and ready = 0",
                row -> {
                    Extraction extraction = plan.extraction(row.text("hash"));
                    if (extraction != null) {
                        behind.put(row.number("id"), extraction);
                        reached.add(row.number("reached"));
                    }
                },
                form);
        if (behind.isEmpty()) {
            return false;
        }
        long from = reached.stream().min(Long::compare).orElseThrow();
        List<Stored> documents = sql.list(DOCUMENTS, BackfillBatch::stored, form, from, size);
        behind.forEach((measure, extraction) -> count(sql, measure, extraction, documents));
        done += documents.size();
        boolean more = documents.size() == size;
        long to = documents.isEmpty()
                ? from
                : documents.get(documents.size() - 1).document.id();
        store(sql, behind, to, more);
        return more;
    }

    private void count(Sql sql, long measure, Extraction extraction, List<Stored> documents) {
        List<Object[]> replaced = new ArrayList<>();
        List<Object[]> added = new ArrayList<>();
        for (Stored stored : documents) {
            replaced.add(new Object[] {stored.document.id(), measure});
            if (stored.counts) {
                add(added, measure, extraction, stored.document);
            }
        }
        sql.batch("delete from fact where submission = ? and measure = ?", replaced);
        sql.batch(Document.INSERT, added);
    }

    private void add(List<Object[]> added, long measure, Extraction extraction, Document document) {
        try {
            extraction
                    .of(document.data())
                    .ifPresent(taken -> added.add(document.fact(measure, extraction.aggregate(), taken)));
        } catch (ArithmeticException e) {
            LOG.warn(
                    "Submission {} of {} is not counted, the number at {} is not exact: {}",
                    document.id(),
                    form,
                    extraction.aggregate().pointer(),
                    e.getMessage());
        }
    }

    private void store(Sql sql, Map<Long, Extraction> behind, long to, boolean more) {
        behind.keySet()
                .forEach(measure -> sql.update(
                        "update measure set ready = ?, reached = case when reached < ? then ? else reached end where id = ?",
                        !more,
                        to,
                        to,
                        measure));
        double part = more && all > 0 ? Math.min(1, (double) done / all) : 1;
        List<String> hashes = behind.values().stream()
                .map(extraction -> extraction.aggregate().hash())
                .toList();
        sql.afterCommit(() -> {
            hashes.forEach(hash -> facts.measures().reached(hash, part, !more));
            facts.measures().changed(hashes);
        });
    }

    private static Stored stored(Row row) {
        Document document;
        try {
            document = new Document(
                    row.number("id"),
                    row.number("organisation"),
                    row.numberOrNull("member"),
                    row.date("day"),
                    row.text("series_key"),
                    JSON.readTree(row.text("data")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("submission " + row.number("id") + " is no JSON", e);
        }
        String state = row.text("state");
        return new Stored(document, state.equals("submitted") || state.equals("approved"));
    }

    /** A stored submission and whether figures count it. */
    private record Stored(Document document, boolean counts) {}
}
