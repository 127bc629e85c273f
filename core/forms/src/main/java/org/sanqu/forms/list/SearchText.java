package org.sanqu.forms.list;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.sanqu.api.Spelling;
import org.sanqu.api.form.Form;

/** What is searched: the texts that a list shows and the key, each on a line, in one spelling; and the words that are looked for. */
public final class SearchText {

    private static final int LINE = 200;
    private static final int LONGEST = 1_000;
    private static final int WORDS = 8;

    private SearchText() {}

    /**
     * The text of a submission. Numbers of people are in none, for references give names alone.
     *
     * @param member whom it is about; null for an organisation's
     */
    public static String of(Form form, Long member, JsonNode data, Naming naming) {
        CellText cells = new CellText(form, naming, Locale.CHINESE);
        Set<String> lines = new LinkedHashSet<>();
        if (member != null) {
            naming.member(member).ifPresent(lines::add);
        }
        List<FormField> fields = new ArrayList<>(FormFields.listed(form));
        form.key().forEach(key -> FormFields.of(form).stream()
                .filter(field -> field.at().equals(key))
                .forEach(fields::add));
        fields.forEach(field -> lines.add(cells.of(field, data)));
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            String plain = plain(line.length() > LINE ? line.substring(0, LINE) : line);
            if (!plain.isEmpty() && text.length() + plain.length() < LONGEST) {
                text.append(plain).append('\n');
            }
        }
        return text.toString();
    }

    /** In the one spelling, without what a database does not take. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        Spelling.plain(text)
                .codePoints()
                .filter(each -> each >= ' ' && (each < Character.MIN_SURROGATE || each > Character.MAX_SURROGATE))
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** The words of what somebody typed, in the one spelling; at most eight. */
    static List<String> words(String typed) {
        return Stream.of((typed == null ? "" : typed).split("[\\s\\u3000,，、;；]+"))
                .map(SearchText::plain)
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(WORDS)
                .toList();
    }
}
