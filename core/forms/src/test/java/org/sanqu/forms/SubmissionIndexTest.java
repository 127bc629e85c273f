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
import org.sanqu.api.platform.Store;
import org.sanqu.forms.list.IndexCare;
import org.sanqu.forms.list.TextRows;
import org.sanqu.store.OnEachDatabase;

/** What the index finds is what reading everything finds. */
class SubmissionIndexTest {

    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final int MANY = 9_000;
    private static final String CHARACTERS = "甲乙丙丁戊73𠮷";

    private final Random random = new Random(5);
    private final Map<Long, Said> said = new TreeMap<>();

    private record Said(String text, LocalDate day) {}

    @OnEachDatabase
    void wordsAreFoundAsIfAllTextsWereReadAlsoAfterManyChanged(Store store) {
        Street market = new Street(store);
        long original = market.submissions
                .submit(market.root, Street.stall(market.east, "{\"name\": \"己\"}"))
                .id();
        store.write(sql -> {
            for (int i = 1; i <= MANY; i++) {
                Said now = say();
                sql.update(COPY, i, now.day, original);
                new TextRows(sql).add(original + i, now.text);
                said.put(original + i, now);
            }
            return null;
        });
        try (IndexCare care = new IndexCare(store, new FormArchive(store))) {
            care.run();
            sameAsRead(market);
            store.write(sql -> {
                said.replaceAll((id, before) -> id % 3 == 0 ? say() : before);
                said.forEach((id, now) -> {
                    if (id % 3 == 0) {
                        sql.update("update submission set day = ? where id = ?", now.day, id);
                        new TextRows(sql).replace(id, now.text);
                    }
                });
                return null;
            });
            sameAsRead(market);
            care.run();
            sameAsRead(market);
        }
        long loose = store.read(
                sql -> sql.first("select count(*) as n from submission_text where loose > 0", row -> row.number("n"))
                        .orElseThrow());
        assertTrue(loose < 1_500, loose + " texts are not known to the index");
    }

    private static final String COPY = "insert into submission (id, form, form_version, organisation, member, period,"
            + " day, series_key, slot, ref, data, state, steps, awaits, changed_after_approval, batch, revision,"
            + " behalf, entered_by, entered_at, submitted_at) select id + ?, form, form_version, organisation,"
            + " member, period, ?, series_key, null, ref, data, state, steps, awaits, changed_after_approval, batch,"
            + " revision, behalf, entered_by, entered_at, submitted_at from submission where id = ?";

    private Said say() {
        return new Said(
                letters(1 + random.nextInt(9)) + "\n" + letters(random.nextInt(7)) + "\n",
                FIRST.plusDays(random.nextInt(1_000)));
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

    private void sameAsRead(Street market) {
        for (String search : List.of("己", "𠮷", "甲乙", "7３", "丁戊丁", "甲乙丙丁", "乙乙乙乙乙", "甲甲乙 𠮷𠮷", "丙甲乙甲丙甲乙")) {
            List<String> words = search.replace('３', '3')
                    .lines()
                    .flatMap(line -> List.of(line.split(" ")).stream())
                    .toList();
            List<Long> read = said.entrySet().stream()
                    .filter(each -> words.stream().allMatch(each.getValue().text::contains))
                    .sorted(Comparator.comparing((Map.Entry<Long, Said> each) -> each.getValue().day)
                            .thenComparing(Map.Entry::getKey)
                            .reversed())
                    .map(Map.Entry::getKey)
                    .toList();
            List<Long> found = found(market, search);
            assertEquals(read.subList(0, Math.min(500, read.size())), found, search);
        }
    }

    /** The first five hundred, page by page, without the one that all are copies of. */
    private List<Long> found(Street market, String search) {
        List<Long> all = new ArrayList<>();
        String after = null;
        do {
            SubmissionQuery query =
                    new SubmissionQuery(market.street.id(), null, null, Set.<SubmissionState>of(), search, after, 50);
            Page<Submission> page = market.submissions.page(market.root, query);
            page.items().stream().map(Submission::id).filter(said::containsKey).forEach(all::add);
            after = page.next();
        } while (after != null && all.size() < 500);
        return all.subList(0, Math.min(500, all.size()));
    }
}
