package org.sanqu.web.api;

import java.math.BigDecimal;
import java.util.List;
import org.sanqu.api.local.LocalField;
import org.sanqu.web.http.HttpFault;

/** A field of a table that an office makes itself, as it is written and read. */
record LocalFieldView(
        String name,
        String kind,
        String title,
        String help,
        String unit,
        Boolean required,
        BigDecimal min,
        BigDecimal max,
        List<String> options,
        List<LocalFieldView> columns) {

    static LocalFieldView of(LocalField field) {
        return new LocalFieldView(
                field.name(),
                field.kind().code(),
                field.title(),
                field.help(),
                field.unit(),
                field.required(),
                field.min(),
                field.max(),
                field.options(),
                field.columns().stream().map(LocalFieldView::of).toList());
    }

    LocalField field() {
        LocalField.Kind known = LocalField.Kind.of(Required.text("kind", kind));
        if (known == null) {
            throw HttpFault.parameter("kind");
        }
        return new LocalField(
                orEmpty(name),
                known,
                orEmpty(title),
                orEmpty(help),
                orEmpty(unit),
                Boolean.TRUE.equals(required),
                min,
                max,
                Required.listOrNone("options", options),
                Required.listOrNone("columns", columns).stream()
                        .map(LocalFieldView::field)
                        .toList());
    }

    /** The text; empty when it is absent. */
    static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
