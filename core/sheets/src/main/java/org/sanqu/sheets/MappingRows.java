package org.sanqu.sheets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sanqu.api.platform.Sql;

/**
 * The mappings that people made, each their own, by kind and set of headings, in whatever order those stand.
 *
 * @param sql the transaction
 */
record MappingRows(Sql sql) {

    /** The mapping of an account's last file with these headings. */
    Optional<Map<Integer, String>> find(String account, String kind, List<String> headings) {
        List<String> names = names(headings);
        return sql.first(
                        "select mapping from sheet_mapping where account = ? and kind = ? and headings = ?",
                        row -> Json.fields(row.text("mapping")),
                        account,
                        kind,
                        key(names))
                .map(fields -> places(names, fields));
    }

    private static Map<Integer, String> places(List<String> names, Map<String, String> fields) {
        Map<Integer, String> mapping = new TreeMap<>();
        for (int place = 0; place < names.size(); place++) {
            String field = fields.get(names.get(place));
            if (field != null) {
                mapping.put(place, field);
            }
        }
        return mapping;
    }

    void keep(String account, String kind, List<String> headings, Map<Integer, String> mapping) {
        List<String> names = names(headings);
        Map<String, String> fields = new LinkedHashMap<>();
        mapping.forEach((place, field) -> fields.put(names.get(place), field));
        sql.update(
                "insert into sheet_mapping (account, kind, headings, mapping) values (?, ?, ?, ?)"
                        + " on conflict (account, kind, headings) do update set mapping = excluded.mapping",
                account,
                kind,
                key(names),
                Json.of(fields));
    }

    /** The headings as they are compared; one that stands twice gets a number. */
    private static List<String> names(List<String> headings) {
        Map<String, Integer> times = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (String heading : headings) {
            String plain = Headings.plain(heading);
            int time = times.merge(plain, 1, Integer::sum);
            names.add(time == 1 ? plain : plain + " " + time);
        }
        return names;
    }

    /** The column that says what is wrong with a row is no part of the ledger. */
    private static String key(List<String> names) {
        return String.join(
                "\n",
                names.stream()
                        .filter(name -> !name.isEmpty() && !BadRows.isFaultColumn(name))
                        .sorted()
                        .toList());
    }
}
