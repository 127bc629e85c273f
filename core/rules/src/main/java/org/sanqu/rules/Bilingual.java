package org.sanqu.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.sanqu.api.Text;

/** A text of a rule file in both languages. */
record Bilingual(String chinese, String english) implements Text {

    /** {@code {"zh": …, "en": …}}; empty texts where one is missing. */
    static Bilingual of(JsonNode texts) {
        return new Bilingual(texts.path("zh").asText(), texts.path("en").asText());
    }

    @Override
    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? english : chinese;
    }
}
