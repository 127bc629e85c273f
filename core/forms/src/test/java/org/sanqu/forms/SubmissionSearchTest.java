package org.sanqu.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sanqu.api.Page;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionQuery;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.member.Member;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.platform.Store;
import org.sanqu.forms.list.IndexCare;
import org.sanqu.forms.list.TextRows;
import org.sanqu.store.OnEachDatabase;

class SubmissionSearchTest {

    private static List<String> found(Street market, Organisation at, String form, String search) {
        SubmissionQuery query = new SubmissionQuery(at.id(), form, null, Set.of(), search, null, 200);
        return market.submissions.page(market.root, query).items().stream()
                .map(Submission::key)
                .toList();
    }

    @OnEachDatabase
    void wordsAreFoundInWhatListsShowAndInNames(Store store) {
        Street market = new Street(store);
        Member leader = market.enrol("欧阳雪", market.west, LocalDate.of(2001, 7, 1));
        String noodles = "{\"name\": \"老王饺子 ABC\", \"members\": 3, \"leader\": %d}".formatted(leader.id());
        market.submissions.submit(market.root, Street.stall(market.east, noodles));
        market.submissions.submit(market.root, Street.stall(market.west, "{\"name\": \"小王包子\"}"));
        String both = "[小王包子, 老王饺子 ABC]";
        assertEquals("[老王饺子 ABC]", found(market, market.street, null, "饺子").toString());
        assertEquals(both, found(market, market.street, null, "王").toString());
        assertEquals("[老王饺子 ABC]", found(market, market.street, null, "欧阳").toString());
        assertEquals("[老王饺子 ABC]", found(market, market.street, null, "ａｂｃ 老王饺").toString());
        assertEquals("[]", found(market, market.street, null, "包子 饺子").toString());
        assertEquals("[]", found(market, market.street, null, "王包子小").toString());
        assertEquals("[]", found(market, market.street, null, "A_C").toString());
        assertEquals("[]", found(market, market.street, null, "%").toString());
        assertEquals("[]", found(market, market.west, null, "饺子").toString());
        assertEquals("[]", found(market, market.street, "market/visit", "饺子").toString());
        assertEquals(both, found(market, market.street, "market/stall", " ").toString());
    }

    @OnEachDatabase
    void nothingIsFoundAtAnOrganisationThatDoesNotExistHoweverLargeItsNumber(Store store) {
        Street market = new Street(store);
        market.submissions.submit(market.root, Street.stall(market.east, "{\"name\": \"老王饺子\"}"));
        for (long id : new long[] {-1, 0, Integer.MAX_VALUE, 999_999_999_999L, Long.MAX_VALUE, Long.MIN_VALUE}) {
            for (String search : new String[] {null, "饺子", "zz"}) {
                SubmissionQuery query = new SubmissionQuery(id, null, null, Set.of(), search, null, 200);
                assertEquals(
                        List.of(), market.submissions.page(market.root, query).items());
            }
        }
    }

    @OnEachDatabase
    void aRevisionIsFoundByWhatItSaysNow(Store store) {
        Street market = new Street(store);
        Submission first = market.submissions.submit(market.root, Street.stall(market.east, "{\"name\": \"老王饺子\"}"));
        market.submissions.revise(market.root, first.id(), 1, TestForm.json("{\"name\": \"赵家粉面\"}"), null);
        assertEquals("[]", found(market, market.street, null, "饺子").toString());
        assertEquals("[赵家粉面]", found(market, market.street, null, "粉面").toString());
    }

    @OnEachDatabase
    void statesAndPeriodsNarrowAndTheVoidAreLeftOut(Store store) {
        Street market = new Street(store);
        LocalDate day = LocalDate.of(2024, 3, 5);
        Submission old = market.submissions.submit(market.root, Street.visit(market.east, day));
        Submission fresh = market.submissions.submit(market.root, Street.visit(market.east, day.plusYears(1)));
        Submission gone = market.submissions.submit(market.root, Street.visit(market.west, day));
        state(store, gone, SubmissionState.VOIDED);
        state(store, fresh, SubmissionState.APPROVED);
        assertEquals(List.of(fresh.id(), old.id()), ids(market, null, Set.of()));
        assertEquals(List.of(fresh.id()), ids(market, null, Set.of(SubmissionState.APPROVED)));
        assertEquals(List.of(gone.id()), ids(market, null, Set.of(SubmissionState.VOIDED)));
        Period march = Period.parse("2024-03").orElseThrow();
        assertEquals(List.of(old.id()), ids(market, march, Set.of()));
    }

    private static void state(Store store, Submission submission, SubmissionState state) {
        store.write(sql -> sql.update("update submission set state = ? where id = ?", state.code(), submission.id()));
    }

    private static List<Long> ids(Street market, Period period, Set<SubmissionState> states) {
        SubmissionQuery query = new SubmissionQuery(market.street.id(), "market/visit", period, states, null, null, 10);
        return market.submissions.page(market.root, query).items().stream()
                .map(Submission::id)
                .toList();
    }

    @OnEachDatabase
    void indexedBlocksRevisedTextsAndTheLatestAreSearchedAsOne(Store store) {
        Street market = new Street(store);
        Submission real = market.submissions.submit(market.root, Street.stall(market.east, "{\"name\": \"老王饺子\"}"));
        int many = 9_000;
        copy(store, real.id(), many);
        try (IndexCare care = new IndexCare(store, new FormArchive(store))) {
            care.run();
        }
        long indexed = store.read(sql -> sql.first("select count(*) as n from submission_block", row -> row.number("n"))
                .orElseThrow());
        assertEquals(2, indexed);
        store.write(sql -> {
            new TextRows(sql).replace(real.id() + 77, "马家牛肉\n");
            return null;
        });
        assertEquals(List.of(real.id() + 77), idsOf(market, "牛肉", 200));
        assertEquals(many / 1000, idsOf(market, "第7摊 77号", 200).size(), "numbers that end in 777");
        List<Long> all = new ArrayList<>();
        String after = null;
        do {
            SubmissionQuery query =
                    new SubmissionQuery(market.street.id(), "market/stall", null, Set.of(), "饺子", after, 200);
            Page<Submission> page = market.submissions.page(market.root, query);
            page.items().forEach(each -> all.add(each.id()));
            after = page.next();
        } while (after != null);
        assertEquals(many, all.size(), "all but the one that was renamed");
        assertTrue(all.stream().distinct().count() == many);
        assertNull(after);
    }

    private static List<Long> idsOf(Street market, String search, int size) {
        SubmissionQuery query = new SubmissionQuery(market.street.id(), null, null, Set.of(), search, null, size);
        return market.submissions.page(market.root, query).items().stream()
                .map(Submission::id)
                .toList();
    }

    /** As if it had been submitted many times, each with a number in its text. */
    private static void copy(Store store, long original, int times) {
        store.write(sql -> {
            for (int i = 1; i <= times; i++) {
                sql.update(
                        "insert into submission (id, form, form_version, organisation, member, period, day, series_key,"
                                + " slot, ref, data, state, steps, awaits, changed_after_approval, batch, revision,"
                                + " behalf, entered_by, entered_at, submitted_at) select id + ?, form, form_version,"
                                + " organisation, member, period, day, series_key, null, ref, data, state, steps, awaits,"
                                + " changed_after_approval, batch, revision, behalf, entered_by, entered_at, submitted_at"
                                + " from submission where id = ?",
                        i,
                        original);
                new TextRows(sql).add(original + i, "老王饺子\n第" + i % 10 + "摊\n" + i % 1000 / 10 + "号\n");
            }
            return null;
        });
    }
}
