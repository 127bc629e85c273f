package org.sanqu.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.sanqu.api.Page;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionQuery;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.forms.list.IndexCare;
import org.sanqu.forms.list.TextRows;
import org.sanqu.store.OnEachDatabase;

/** What the index finds is what reading everything finds. */
class SubmissionIndexTest {

    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final int MANY = 9_000;

    /** More than what is sorted by the database alone. */
    private static final int BRANCHES = 220;

    private static final String CHARACTERS = "甲乙丙丁戊73𠮷";

    private final Random random = new Random(5);
    private final Map<Long, Said> said = new TreeMap<>();

    /** Where a submission is; half of all are in the one large committee. */
    private final List<Organisation> branches = new ArrayList<>();

    private record Said(String text, LocalDate day, long organisation) {}

    @OnEachDatabase
    void wordsAreFoundAsIfAllTextsWereReadAlsoAfterManyChanged(Store store) {
        Street market = new Street(store);
        Organisation large = large(market);
        long original = market.submissions
                .submit(market.root, Street.stall(market.east, "{\"name\": \"己\"}"))
                .id();
        store.write(sql -> {
            for (int i = 1; i <= MANY; i++) {
                Said now = say(i % 2 == 0 ? market.east : branches.get(random.nextInt(BRANCHES)));
                sql.update(COPY, i, now.organisation, now.day, original);
                new TextRows(sql).add(original + i, now.text);
                said.put(original + i, now);
            }
            return null;
        });
        try (IndexCare care = new IndexCare(store, new FormArchive(store))) {
            care.run();
            sameAsRead(market, large);
            store.write(sql -> {
                said.replaceAll((id, before) -> id % 3 == 0 ? say(before.organisation) : before);
                said.forEach((id, now) -> {
                    if (id % 3 == 0) {
                        sql.update("update submission set day = ? where id = ?", now.day, id);
                        new TextRows(sql).replace(id, now.text);
                    }
                });
                return null;
            });
            sameAsRead(market, large);
            care.run();
            sameAsRead(market, large);
        }
        long loose = store.read(
                sql -> sql.first("select count(*) as n from submission_text where loose > 0", row -> row.number("n"))
                        .orElseThrow());
        assertTrue(loose < 1_500, loose + " texts are not known to the index");
    }

    private static final String COPY = "insert into submission (id, form, form_version, organisation, member, period,"
            + " day, series_key, slot, ref, data, state, steps, awaits, changed_after_approval, batch, revision,"
            + " behalf, entered_by, entered_at, submitted_at) select id + ?, form, form_version, ?,"
            + " member, period, ?, series_key, null, ref, data, state, steps, awaits, changed_after_approval, batch,"
            + " revision, behalf, entered_by, entered_at, submitted_at from submission where id = ?";

    private Organisation large(Street market) {
        Organisation large = market.found("K", OrganisationType.COMMITTEE, market.street);
        for (int i = 0; i < BRANCHES; i++) {
            branches.add(market.found("K" + i, OrganisationType.BRANCH, large, "market"));
        }
        return large;
    }

    private Said say(Organisation organisation) {
        return say(organisation.id());
    }

    private Said say(long organisation) {
        return new Said(
                letters(1 + random.nextInt(9)) + "\n" + letters(random.nextInt(7)) + "\n",
                FIRST.plusDays(random.nextInt(1_000)),
                organisation);
    }

    private String letters(int many) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < many; i++) {
            // the first ones are the frequent ones
            int[] all = CHARACTERS.codePoints().toArray();
            letters.appendCodePoint(all[(int) (all.length * random.nextDouble() * random.nextDouble())]);
        }
        return letters.toString();
    }

    private void sameAsRead(Street market, Organisation large) {
        for (String search : List.of("", "己", "𠮷", "甲乙", "7３", "丁戊丁", "甲乙丙丁", "乙乙乙乙乙", "甲甲乙 𠮷𠮷", "丙甲乙甲丙甲乙")) {
            List<String> words = List.of(search.replace('３', '3').split(" "));
            List<Long> read = said.entrySet().stream()
                    .filter(each -> words.stream().allMatch(each.getValue().text::contains))
                    .sorted(Comparator.comparing((Map.Entry<Long, Said> each) -> each.getValue().day)
                            .thenComparing(Map.Entry::getKey)
                            .reversed())
                    .map(Map.Entry::getKey)
                    .toList();
            assertEquals(first(read), found(market, market.street, search), search);
            List<Long> below = read.stream()
                    .filter(id -> said.get(id).organisation != market.east.id())
                    .toList();
            assertEquals(first(below), found(market, large, search), search);
        }
        assertEquals(List.of(), found(market, market.west, "甲"));
    }

    private static List<Long> first(List<Long> all) {
        return all.subList(0, Math.min(500, all.size()));
    }

    /** The first five hundred, page by page, without the one that all are copies of. */
    private List<Long> found(Street market, Organisation at, String search) {
        List<Long> all = new ArrayList<>();
        String after = null;
        do {
            SubmissionQuery query =
                    new SubmissionQuery(at.id(), null, null, Set.<SubmissionState>of(), search, after, 50);
            Page<Submission> page = market.submissions.page(market.root, query);
            page.items().stream().map(Submission::id).filter(said::containsKey).forEach(all::add);
            after = page.next();
        } while (after != null && all.size() < 500);
        return first(all);
    }

    @OnEachDatabase
    void aLargeSubtreeWithFewSubmissionsIsListedThroughTheBlocks(Store store) {
        Street market = new Street(store);
        Organisation large = large(market);
        long original = market.submissions
                .submit(market.root, Street.stall(market.east, "{\"name\": \"己\"}"))
                .id();
        List<Long> theirs = new ArrayList<>();
        store.write(sql -> {
            for (int i = 1; i <= MANY; i++) {
                boolean few = i % 1_000 == 7;
                Organisation where = few ? branches.get(random.nextInt(BRANCHES)) : market.east;
                sql.update(COPY, i, where.id(), FIRST.plusDays(i / 10), original);
                new TextRows(sql).add(original + i, "甲\n");
                if (few) {
                    theirs.add(0, original + i);
                }
            }
            return null;
        });
        assertEquals(theirs, listed(market, large));
        try (IndexCare care = new IndexCare(store, new FormArchive(store))) {
            care.run();
        }
        assertEquals(theirs, listed(market, large));
        long moved = theirs.remove(0);
        theirs.add(moved);
        store.write(sql -> {
            sql.update("update submission set day = ? where id = ?", FIRST.minusDays(1), moved);
            new TextRows(sql).moved(moved);
            return null;
        });
        assertEquals(theirs, listed(market, large));
    }

    private static List<Long> listed(Street market, Organisation at) {
        SubmissionQuery query = new SubmissionQuery(at.id(), "market/stall", null, Set.of(), null, null, 4);
        Page<Submission> page = market.submissions.page(market.root, query);
        List<Long> ids =
                new ArrayList<>(page.items().stream().map(Submission::id).toList());
        while (page.next() != null) {
            query = new SubmissionQuery(at.id(), "market/stall", null, Set.of(), null, page.next(), 4);
            page = market.submissions.page(market.root, query);
            page.items().forEach(each -> ids.add(each.id()));
        }
        return ids;
    }
}
