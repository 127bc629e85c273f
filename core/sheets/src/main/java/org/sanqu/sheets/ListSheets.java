package org.sanqu.sheets;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sanqu.api.Message;
import org.sanqu.api.platform.BatchImport;
import org.sanqu.api.sheet.SheetImport;
import org.sanqu.api.sheet.SheetList;

/** Which sheets of a workbook hold lists: those that are called like one, in our template or in what we export, in either language. */
final class ListSheets {

    private static final Message LINE = Message.of("sheet.submission-line");
    private static final List<Locale> LANGUAGES = List.of(Locale.CHINESE, Locale.ENGLISH);

    private ListSheets() {}

    /**
     * A sheet that holds the items of a list.
     *
     * @param mapping the column of each heading, by the heading's place
     */
    record Found(SheetList list, String sheet, Headings headings, Map<Integer, String> mapping) {

        /** What people are told of it. */
        SheetImport.ListSheet shown() {
            List<String> unread = new ArrayList<>();
            for (int place = 0; place < headings.texts().size(); place++) {
                String text = headings.texts().get(place);
                if (!text.isEmpty() && !mapping.containsKey(place) && !isLine(text)) {
                    unread.add(text);
                }
            }
            return new SheetImport.ListSheet(list.name(), sheet, unread);
        }

        /** The heading above a column; null when there is none. */
        String heading(String column) {
            return mapping.entrySet().stream()
                    .filter(each -> each.getValue().equals(column))
                    .map(each -> headings.texts().get(each.getKey()))
                    .findFirst()
                    .orElse(null);
        }

        /** What we export counts the items of a list, for people. */
        private static boolean isLine(String heading) {
            String plain = Headings.plain(heading);
            return LANGUAGES.stream()
                    .anyMatch(each -> Headings.plain(LINE.in(each)).equals(plain));
        }
    }

    /** The names of the sheets of some lists beside other sheets of a workbook of ours. */
    static List<String> names(List<SheetList> lists, List<String> others, Locale locale) {
        SheetNames names = new SheetNames();
        others.forEach(names::of);
        return lists.stream().map(each -> names.of(each.title().in(locale))).toList();
    }

    /** Those beside the main sheet. */
    static List<Found> of(Ledger ledger, String main, BatchImport target) throws IOException {
        List<Found> all = new ArrayList<>();
        Set<String> taken = new HashSet<>(Set.of(main));
        List<SheetList> lists = target.lists();
        for (int i = 0; i < lists.size(); i++) {
            for (String sheet : ledger.sheets()) {
                Optional<Found> found = isOf(sheet, lists, i) && !taken.contains(sheet)
                        ? found(ledger, sheet, lists.get(i))
                        : Optional.empty();
                if (found.isPresent()) {
                    all.add(found.get());
                    taken.add(sheet);
                    break;
                }
            }
        }
        return all;
    }

    private static Optional<Found> found(Ledger ledger, String sheet, SheetList list) throws IOException {
        return Headings.of(ledger, sheet, list.columns())
                .map(headings -> new Found(list, sheet, headings, Mapping.proposed(headings.texts(), list.columns())));
    }

    /** Whether a sheet is called like one of the lists. */
    static boolean isOne(String sheet, List<SheetList> lists) {
        for (int i = 0; i < lists.size(); i++) {
            if (isOf(sheet, lists, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOf(String sheet, List<SheetList> lists, int place) {
        String plain = Headings.plain(sheet);
        return LANGUAGES.stream()
                .anyMatch(each ->
                        Headings.plain(names(lists, List.of(), each).get(place)).equals(plain));
    }
}
