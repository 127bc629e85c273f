package org.sanqu.forms.list;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sanqu.api.Message;
import org.sanqu.api.Text;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.SubmissionTables.Column;

/** The columns of one or more versions of a form, and the field of each in each version. Immutable. */
final class FormColumns {

    private final List<Column> columns;

    /** By the id of a column, then by version. */
    private final Map<String, Map<String, FormField>> fields;

    /** Whether the columns are those of one version, in which all are shown. */
    private final boolean single;

    private FormColumns(List<Column> columns, Map<String, Map<String, FormField>> fields, boolean single) {
        this.single = single;
        this.columns = columns;
        this.fields = fields;
    }

    /**
     * Those of some versions.
     *
     * @param versions at least one, the one whose order holds first
     * @param numbers the number of each version, by version
     */
    static FormColumns of(List<Form> versions, Map<String, Integer> numbers) {
        List<Column> columns = new ArrayList<>();
        Map<String, Map<String, FormField>> fields = new LinkedHashMap<>();
        Map<String, String> titles = new LinkedHashMap<>();
        for (Form form : versions) {
            for (FormField field : FormFields.of(form)) {
                String at = field.at().toString();
                String title =
                        field.title(form, Locale.CHINESE) + " " + field.items().isEmpty();
                boolean fresh = !titles.containsKey(at);
                String id = fresh || titles.get(at).equals(title) ? at : at + "@" + numbers.get(form.version());
                if (!fields.containsKey(id)) {
                    boolean first = form == versions.get(0);
                    columns.add(column(form, field, id, first ? 0 : numbers.get(form.version())));
                }
                titles.putIfAbsent(at, title);
                fields.computeIfAbsent(id, unknown -> new LinkedHashMap<>()).put(form.version(), field);
            }
        }
        columns.replaceAll(each -> numbered(each, fields.get(each.id()).values()));
        return new FormColumns(List.copyOf(columns), fields, versions.size() == 1);
    }

    /** A column; of a version that is not the first its title says so. */
    private static Column column(Form form, FormField field, String id, int version) {
        List<Column> items = field.items().stream()
                .map(item -> column(form, item, item.at().toString(), 0))
                .toList();
        Text title = locale -> {
            String own = field.title(form, locale);
            return version == 0
                    ? own
                    : Message.of("list.of-version", own, String.valueOf(version))
                            .in(locale);
        };
        return new Column(id, title, items, false);
    }

    /** A column that knows whether it holds numbers: only where all versions say so, for a code of another loses its zeros. */
    private static Column numbered(Column column, Collection<FormField> fields) {
        List<Column> items = column.columns().stream()
                .map(item -> numbered(
                        item,
                        fields.stream()
                                .flatMap(list -> list.items().stream())
                                .filter(each -> each.at().toString().equals(item.id()))
                                .toList()))
                .toList();
        return new Column(column.id(), column.title(), items, fields.stream().allMatch(FormField::isNumber));
    }

    List<Column> columns() {
        return columns;
    }

    /** The field that a column has in a version; null when it has none there. */
    FormField field(String column, Form form) {
        Map<String, FormField> byVersion = fields.getOrDefault(column, Map.of());
        return single
                ? FormFields.of(form).stream()
                        .filter(field -> field.at().toString().equals(column))
                        .findFirst()
                        .orElse(null)
                : byVersion.get(form.version());
    }
}
