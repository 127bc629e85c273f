package org.sanqu.forms.list;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.sanqu.api.Message;
import org.sanqu.api.Text;
import org.sanqu.api.form.Form;

/**
 * How a form is laid out in a workbook: a sheet with a row for each submission, and one for each of its lists of objects.
 *
 * @param fields the columns of the main sheet
 * @param lists the other sheets
 * @param remarks what has no column, and what to do about it
 */
public record SheetLayout(List<SheetField> fields, List<SheetItems> lists, List<Text> remarks) {

    /** A sheet is read up to two hundred columns; some are not the form's own. */
    private static final int COLUMNS = 180;

    private static final String CROWDED = "columns";

    /** That of a form. */
    public static SheetLayout of(Form form) {
        return new Reader(form).read();
    }

    private static final class Reader {

        private final Form form;
        private final Map<String, List<Text>> left = new LinkedHashMap<>();

        Reader(Form form) {
            this.form = form;
        }

        SheetLayout read() {
            List<FormField> all = FormFields.of(form);
            List<SheetItems> lists = new ArrayList<>();
            List<SheetField> fields = fields(all, form.schema(), null, lists);
            return new SheetLayout(fields, lists, remarks());
        }

        /** Those of the data, or of an item of a list. */
        private List<SheetField> fields(List<FormField> all, JsonNode schema, FormField list, List<SheetItems> lists) {
            List<SheetField> fields = new ArrayList<>();
            for (FormField field : all) {
                String why = untyped(field, list);
                if (why == null && !field.items().isEmpty()) {
                    List<SheetField> columns =
                            fields(field.items(), field.schema().path("items"), field, lists);
                    if (!columns.isEmpty()) {
                        lists.add(new SheetItems(field, columns));
                    }
                    if (isOfOne(field, columns) && fields.size() < COLUMNS) {
                        fields.add(SheetField.ofItems(field));
                    }
                } else if (why == null && fields.size() < COLUMNS) {
                    fields.add(SheetField.of(field, schema));
                } else {
                    left.computeIfAbsent(why == null ? CROWDED : why, unknown -> new ArrayList<>())
                            .add(locale -> title(field, list, locale));
                }
            }
            return fields;
        }

        /** Whether the items say but one thing, as those present do: that is quicker written in one cell. */
        private static boolean isOfOne(FormField list, List<SheetField> columns) {
            return list.items().size() == 1
                    && columns.size() == 1
                    && !columns.get(0).isSeveral();
        }

        /** Why there can be no column; null when there can be. */
        private static String untyped(FormField field, FormField list) {
            JsonNode schema = field.schema();
            if (schema.has("x-computed")) {
                return "computed";
            }
            if (schema.has("x-attachment") || schema.path("items").has("x-attachment")) {
                return "file";
            }
            return list != null && !field.items().isEmpty() ? "nested" : null;
        }

        private String title(FormField field, FormField list, Locale locale) {
            String own = field.title(form, locale);
            return list == null ? own : list.title(form, locale) + "·" + own;
        }

        private List<Text> remarks() {
            List<Text> remarks = new ArrayList<>();
            left.forEach((why, titles) -> remarks.add(locale -> {
                String said = titles.stream().map(each -> each.in(locale)).collect(Collectors.joining("、"));
                return (why.equals(CROWDED)
                                ? Message.of("sheet.left-out-" + why, COLUMNS, said)
                                : Message.of("sheet.left-out-" + why, said))
                        .in(locale);
            }));
            return remarks;
        }
    }
}
