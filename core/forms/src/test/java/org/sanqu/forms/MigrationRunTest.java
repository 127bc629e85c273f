package org.sanqu.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.osgi.framework.Version;
import org.sanqu.api.form.Editions;
import org.sanqu.api.form.FormUpdate;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionMigration;
import org.sanqu.api.form.SubmissionQuery;
import org.sanqu.api.module.Module;
import org.sanqu.api.platform.Store;
import org.sanqu.forms.check.ModuleCode.Origin;
import org.sanqu.store.OnEachDatabase;

/** Submissions are brought to another edition whatever comes between, and whatever a module's code does. */
class MigrationRunTest {

    private static final Origin CODE = new Origin("fair", new Version("2.0.0"), false);

    private Fair fair;

    @AfterEach
    void end() {
        fair.close();
    }

    @OnEachDatabase
    void codeThatNeverEndsIsGivenUpAndFiguresWaitNoLonger(Store store) throws Exception {
        fair = new Fair(store);
        fair.java.add(CODE, "fair/stall", new Code(2, data -> {
            while (data.path("name").asText().equals("乙")) {
                LockSupport.parkNanos(1_000_000_000L);
            }
            return titled(data);
        }));
        Submission good = fair.submit("{\"name\": \"甲\"}");
        Submission bad = fair.submit("{\"name\": \"乙\"}");
        fair.serve(Fair.secondByCode());
        Fair.await(() -> {
            fair.run.look();
            return fair.market.count("reading_failure") == 1;
        });
        fair.awaitEnd();
        assertEquals("甲", fair.editions.reading(good).data().path("title").asText());
        assertEquals(bad, fair.editions.reading(bad));
        Editions.Progress progress =
                fair.editions.progress(fair.market.root, "fair").get(0);
        assertFalse(progress.running());
        assertEquals(bad.id(), progress.failing().get(0).submission());
        assertEquals(
                "update.java-slow",
                progress.failing().get(0).faults().get(0).reason().key());
    }

    @OnEachDatabase
    void whatWasReadInTheEditionBeforeIsFoundAndCountedAsItWasWrittenWhenCodeNeverEnds(Store store) throws Exception {
        fair = new Fair(store);
        Submission written = readInSecond();
        serveThird(data -> {
            LockSupport.parkNanos(2_000_000_000L);
            return data;
        });
        Fair.await(() -> {
            fair.run.look();
            return fair.market.count("reading_failure") == 1;
        });
        asWritten(written);
        assertEquals(1, fair.market.count("reading_failure where slow = 1"));
    }

    @OnEachDatabase
    void orWhenFiguresCannotBeMadeOfTheLaterEdition(Store store) throws Exception {
        fair = new Fair(store);
        Submission written = readInSecond();
        fair.market.notes.unfit = "丙";
        serveThird(data -> data.put("title", "丙"));
        Fair.await(() -> fair.market.count("reading_failure") == 1);
        asWritten(written);
    }

    @OnEachDatabase
    void whatFiguresCanBeMadeOfInNoEditionEndsTheRunToo(Store store) throws Exception {
        fair = new Fair(store);
        readInSecond();
        fair.market.notes.broken = true;
        serveThird(data -> data);
        Fair.await(() -> fair.market.count("reading_failure") == 1);
        fair.awaitEnd();
    }

    private Submission readInSecond() throws InterruptedException {
        Submission written = fair.submit("{\"name\": \"甲\", \"trade\": \"cloth\"}");
        String other = Fair.STEPS.replace(
                "{ \"map\"", "{ \"map\": { \"at\": \"/title\", \"values\": { \"甲\": \"乙\" } } }, { \"map\"");
        fair.serve(Fair.second("2.0.0", other));
        fair.awaitReadings(1);
        assertEquals(List.of(List.of("乙"), List.of("乙"), List.of()), places());
        return written;
    }

    private void serveThird(UnaryOperator<ObjectNode> act) {
        fair.java.add(new Origin("fair", new Version("3.0.0"), false), "fair/stall", new Code(3, act));
        fair.serve(Fair.module(
                "3.0.0",
                Fair.SECOND.replace("\"edition\": 2", "\"edition\": 3"),
                "migrations/stall-2.json",
                Fair.STEPS,
                "migrations/stall-3.json",
                "{\"steps\": [{\"java\": true}]}"));
    }

    private void asWritten(Submission written) throws InterruptedException {
        fair.awaitEnd();
        assertEquals(written, fair.editions.reading(written));
        assertEquals(0, fair.market.count("submission_reading"));
        assertEquals(List.of(List.of("甲"), List.of(), List.of("甲")), places());
        assertEquals(List.of("甲"), fair.names());
        assertEquals(1, fair.market.count("submission where slot is not null"));
    }

    /** Under which keys it stands, and which keys it has that is found by either name. */
    private List<List<String>> places() {
        return List.of(
                fair.market.store.read(sql -> sql.list(
                        "select coalesce(served_key, series_key) as place from submission", row -> row.text("place"))),
                found("乙"),
                found("甲"));
    }

    private List<String> found(String search) {
        SubmissionQuery query =
                new SubmissionQuery(fair.market.east.id(), "fair/stall", null, Set.of(), search, null, 10);
        return fair.market.submissions.page(fair.market.root, query).items().stream()
                .map(one -> fair.editions.reading(one))
                .map(Submission::key)
                .toList();
    }

    @OnEachDatabase
    void whatIsRevisedInBetweenIsLeftAloneAndWhatWasLeftIsTakenUpAgain(Store store) throws Exception {
        fair = new Fair(store);
        for (int i = 0; i < 300; i++) {
            fair.submit("{\"name\": \"摊" + i + "\", \"trade\": \"food\"}");
        }
        fair.serve(Fair.second());
        fair.run.close();
        long done = fair.market.count("submission_reading");
        assertTrue(done < 300, "nothing was left to take up");
        long left = store.read(sql -> sql.first(
                        "select id from submission s where not exists (select 1 from submission_reading r"
                                + " where r.submission = s.id) order by id desc limit 1",
                        row -> row.number("id"))
                .orElseThrow());
        Submission open = fair.market.submissions.get(fair.market.root, left);
        assertEquals("food", fair.editions.reading(open).data().path("trade").asText());
        fair.market.submissions.revise(
                fair.market.root, open.id(), 1, TestForm.json("{\"title\": \"新\", \"trade\": \"clothes\"}"), null);
        fair.start();
        Fair.await(() -> fair.market.count("submission_reading") == 299);
        Fair.await(() -> fair.market.count("form_migration where ended_at is null") == 0);
        assertEquals(
                "新",
                fair.editions
                        .reading(fair.market.submissions.get(fair.market.root, open.id()))
                        .data()
                        .path("title")
                        .asText());
    }

    @OnEachDatabase
    void codeThatIsSlowOnceIsTriedAgainAndNothingIsGivenUp(Store store) throws Exception {
        fair = new Fair(store);
        AtomicInteger calls = new AtomicInteger();
        fair.java.add(CODE, "fair/stall", new Code(2, data -> {
            if (calls.incrementAndGet() == 1) {
                LockSupport.parkNanos(1_500_000_000L);
            }
            return titled(data);
        }));
        fair.submit("{\"name\": \"甲\"}");
        fair.serve(Fair.secondByCode());
        Fair.await(() -> calls.get() > 0);
        Fair.await(() -> {
            fair.run.look();
            return fair.market.count("submission_reading") == 1;
        });
        assertTrue(calls.get() > 1, "tried again");
        assertEquals(0, fair.market.count("reading_failure"));
        Fair.await(() -> fair.market.count("form_migration where ended_at is null") == 0);
    }

    @OnEachDatabase
    void aRunThatWasAnnouncedForAnUpdateThatNeverCameEnds(Store store) throws Exception {
        fair = new Fair(store);
        fair.submit("{\"name\": \"甲\"}");
        for (int i = 0; i < 5; i++) {
            look();
        }
        fair.guard.confirm(Fair.second(), "x", "admin");
        look();
        assertEquals(1, fair.market.count("form_migration where ended_at is null"), "it may come yet");
        store.write(sql -> sql.update(
                "update form_migration set begun_at = ?", Instant.now().minusSeconds(90)));
        look();
        Fair.await(() -> fair.market.count("form_migration where ended_at is null") == 0);
        assertEquals(0, fair.market.count("submission_reading"));
    }

    private void look() throws InterruptedException {
        fair.run.look();
        Thread.sleep(100);
    }

    @OnEachDatabase
    void aPageOfLargeSubmissionsIsReadInParts(Store store) throws Exception {
        fair = new Fair(store);
        String large =
                "{\"name\": \"%s\", \"trade\": \"food\", \"staff\": \"1\", \"x\": \"" + "大".repeat(1_500_000) + "\"}";
        for (int i = 0; i < 4; i++) {
            Submission one = fair.submit("{\"name\": \"摊" + i + "\", \"trade\": \"food\"}");
            store.write(
                    sql -> sql.update("update submission set data = ? where id = ?", large.formatted("大"), one.id()));
        }
        String removed = Fair.STEPS.replace("{ \"steps\": [", "{ \"steps\": [ { \"remove\": \"/x\" },");
        fair.serve(Fair.module("2.0.0", Fair.SECOND, "migrations/stall-2.json", removed));
        Fair.await(() -> fair.market.count("submission_reading") + fair.market.count("reading_failure") == 4);
    }

    @OnEachDatabase
    void whatStepsCannotSayIsDoneInJavaWhichMayThrow(Store store) throws Exception {
        fair = new Fair(store);
        SubmissionMigration code = new SubmissionMigration() {
            @Override
            public int edition() {
                return 2;
            }

            @Override
            public ObjectNode migrate(ObjectNode data) {
                if (data.path("name").asText().equals("乙")) {
                    throw new IllegalArgumentException("no");
                }
                return data.objectNode()
                        .put("title", data.path("name").asText())
                        .put("trade", "food");
            }
        };
        fair.java.add(CODE, "fair/stall", code);
        Submission good = fair.submit("{\"name\": \"甲\"}");
        Submission bad = fair.submit("{\"name\": \"乙\"}");
        Module second = Fair.secondByCode();
        FormUpdate preview = fair.guard.preview(second, "z").get(0);
        assertEquals(1, preview.failures());
        assertEquals(
                "update.java-failed",
                preview.failing().get(0).faults().get(0).reason().key());
        fair.serve(second);
        Fair.await(() -> fair.market.count("submission_reading") == 1 && fair.market.count("reading_failure") == 1);
        assertEquals("甲", fair.editions.reading(good).data().path("title").asText());
        assertEquals(bad, fair.editions.reading(bad));
        assertFalse(fair.guard.examine(second, "z").waits());
    }

    /** A migration that does what it is told to. */
    private record Code(int edition, UnaryOperator<ObjectNode> act) implements SubmissionMigration {

        @Override
        public ObjectNode migrate(ObjectNode data) {
            return act.apply(data);
        }
    }

    private static ObjectNode titled(ObjectNode data) {
        return data.objectNode().put("title", data.path("name").asText()).put("trade", "food");
    }
}
