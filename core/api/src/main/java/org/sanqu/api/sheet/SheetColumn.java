package org.sanqu.api.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sanqu.api.Text;

/**
 * A column that an import of a kind understands.
 *
 * @param name the field, {@code birthDate}
 * @param title its heading in our own template
 * @param headings what other ledgers call it, in Simplified characters, the best first; may be empty
 * @param required whether a row needs it, or one of its alternatives
 * @param alternatives the fields that say the same, so that a ledger needs but one of them: a code beside a name; may be empty
 * @param codes the name of the {@link org.sanqu.api.CodeTable} that its values are from; null for free text, dates and numbers
 * @param date whether its values are dates
 * @param help what to write in it, for whoever fills in the template; null when that goes without saying
 * @param choices what can be chosen where that is no table of codes, for whoever fills in the template; may be empty
 * @param lacking which rows are wrong when a ledger has no such column; null when none is
 */
public record SheetColumn(
        String name,
        Text title,
        List<String> headings,
        boolean required,
        List<String> alternatives,
        String codes,
        boolean date,
        Text help,
        List<Text> choices,
        Text lacking) {

    public SheetColumn {
        headings = List.copyOf(headings);
        alternatives = List.copyOf(alternatives);
        choices = List.copyOf(choices);
    }

    /** A column without choices of its own. */
    public SheetColumn(
            String name,
            Text title,
            List<String> headings,
            boolean required,
            List<String> alternatives,
            String codes,
            boolean date,
            Text help,
            Text lacking) {
        this(name, title, headings, required, alternatives, codes, date, help, List.of(), lacking);
    }

    /**
     * The columns of a file of an import's bundle: a JSON array of {@code {name, title: [Chinese, English], headings, required,
     * alternatives, codes, date, help: [Chinese, English], lacking: [Chinese, English]}}, of which all but name and title may be left out.
     *
     * @throws IllegalArgumentException when there is no such file
     */
    public static List<SheetColumn> of(Class<?> owner, String path) {
        try (InputStream in = owner.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no " + path + " beside " + owner.getName());
            }
            List<SheetColumn> columns = new ArrayList<>();
            JsonMapper.builder().build().readTree(in).forEach(column -> columns.add(of(column)));
            return List.copyOf(columns);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SheetColumn of(JsonNode column) {
        return new SheetColumn(
                column.path("name").textValue(),
                text(column.path("title")),
                texts(column.path("headings")),
                column.path("required").asBoolean(),
                texts(column.path("alternatives")),
                column.path("codes").textValue(),
                column.path("date").asBoolean(),
                column.has("help") ? text(column.path("help")) : null,
                column.has("lacking") ? text(column.path("lacking")) : null);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static Text text(JsonNode languages) {
        return new Bilingual(languages.path(0).asText(), languages.path(1).asText());
    }

    private record Bilingual(String chinese, String english) implements Text {
        @Override
        public String in(Locale locale) {
            return locale.getLanguage().equals("en") ? english : chinese;
        }
    }
}
