package org.sanqu.sheets;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sanqu.api.Fault;
import org.sanqu.api.Text;
import org.sanqu.api.platform.BatchImport;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.security.Caller;
import org.sanqu.api.sheet.SheetColumn;
import org.sanqu.api.sheet.SheetList;

/** An import of meetings with a list of what was spoken of; keeps what it is given, and finds a text “坏” wrong. */
final class Minutes implements BatchImport {

    final List<String> applied = new ArrayList<>();

    private static SheetColumn column(String name, String title, boolean required) {
        return new SheetColumn(name, locale -> title, List.of(), required, List.of(), null, false, null, null);
    }

    @Override
    public String kind() {
        return "minutes";
    }

    @Override
    public List<SheetColumn> columns() {
        return List.of(
                column(SheetList.NUMBER, "编号", false),
                column("name", "会议", true),
                column("items", "各题", false),
                column("place", "地点", false));
    }

    @Override
    public List<SheetList> lists() {
        return List.of(new SheetList(
                "items",
                locale -> locale.getLanguage().equals("en") ? "Items" : "议题",
                List.of(
                        column(SheetList.NUMBER, "编号", true),
                        column("text", "内容", true),
                        column("votes", "票数", false))));
    }

    @Override
    public List<Text> remarks() {
        return List.of(locale -> "文件请另附。");
    }

    @Override
    public Intake begin(Caller caller, long batch, LocalDate baseline) {
        return new Rows(applied, new ArrayList<>());
    }

    @Override
    public void requireUndoable(Sql sql, long batch) {}

    @Override
    public int undo(Sql sql, Caller caller, long batch, int most) {
        return 0;
    }

    private record Rows(List<String> applied, List<String> kept) implements Intake {

        @Override
        public List<Fault> add(int row, Map<String, String> values, Set<String> unread) {
            return add(row, values, unread, Map.of());
        }

        @Override
        public List<Fault> add(int row, Map<String, String> values, Set<String> unread, Map<String, List<Item>> lists) {
            List<Fault> faults = new ArrayList<>();
            List<Item> items = lists.getOrDefault("items", List.of());
            boolean read = unread.isEmpty()
                    && items.stream().allMatch(item -> item.unread().isEmpty());
            List<String> texts = values.containsKey("items")
                    ? List.of(values.get("items").split("、"))
                    : items.stream().map(each -> each.values().get("text")).toList();
            for (int i = 0; i < texts.size(); i++) {
                if ("坏".equals(texts.get(i))) {
                    faults.add(Fault.at("/items/" + i + "/text", "sheet.code", "坏"));
                }
            }
            if (read && faults.isEmpty()) {
                kept.add(values.get("name") + texts);
            }
            return faults;
        }

        @Override
        public Map<Integer, List<Fault>> close() {
            return Map.of();
        }

        @Override
        public There there() {
            return new There(0, 0, Map.of());
        }

        @Override
        public int remaining() {
            return kept.size();
        }

        @Override
        public int apply(Sql sql, Caller caller, int most) {
            int fresh = kept.size();
            applied.addAll(kept);
            kept.clear();
            return fresh;
        }
    }
}
