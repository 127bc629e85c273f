package org.sanqu.api.form;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sanqu.api.security.Role;

/**
 * A form in one version: a JSON Schema 2020-12 document and what its {@code x-form} says. Immutable; nobody changes the node.
 *
 * @param module the module's id
 * @param name the file's name without ending, unique in the module
 * @param version the hash of the id, the schema and its translations (SHA-256, hexadecimal): a form that says something else is another
 *     version
 * @param edition 1 or more; versions of one edition can read one another's data, a higher edition needs a migration
 * @param schema the document
 * @param subject what it is about
 * @param cadence how often it is filled in
 * @param dueDays so many days behind the period it is due; 0 for the last day of the period
 * @param dueAt when it is due for everybody, for a form that is filled in once; null where {@code dueDays} decide
 * @param appliesTo who fills it in
 * @param key pointers to what makes two submissions be about the same thing; may be empty
 * @param date a pointer to the day of the event; null where the period or the day of entry decides
 * @param approval who has to agree
 * @param confidential the roles that may open it; empty when READ is enough
 * @param list pointers to what a list of submissions shows; empty when the module does not say
 * @param translations by language ({@code en}), then by JSON Pointer into the document; Chinese is in the document itself
 */
public record Form(
        String module,
        String name,
        String version,
        int edition,
        JsonNode schema,
        Subject subject,
        Cadence cadence,
        int dueDays,
        LocalDateTime dueAt,
        AppliesTo appliesTo,
        List<JsonPointer> key,
        JsonPointer date,
        Approval approval,
        Set<Role> confidential,
        List<JsonPointer> list,
        Map<String, Map<String, String>> translations) {

    public Form {
        key = List.copyOf(key);
        confidential = Set.copyOf(confidential);
        list = List.copyOf(list);
        translations = Map.copyOf(translations);
    }

    /** {@code module/name}, unique on the platform. */
    public String id() {
        return module + "/" + name;
    }

    /** The title in a language. */
    public String title(Locale locale) {
        return text("/title", name, locale);
    }

    /** The text at a pointer into the document in a language; the Chinese one where there is no translation, else the default. */
    public String text(String pointer, String otherwise, Locale locale) {
        String translated =
                translations.getOrDefault(locale.getLanguage(), Map.of()).get(pointer);
        return translated != null ? translated : schema.at(pointer).asText(otherwise);
    }
}
