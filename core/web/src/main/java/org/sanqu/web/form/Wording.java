package org.sanqu.web.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.sanqu.api.form.Form;
import org.sanqu.web.http.Labels;

/** What a form's fields and choices are called in the reader's language. */
record Wording(Form form, Document document, Labels labels) {

    private static final String SUBMISSION = "submission:";

    String text(Property property, String what, String otherwise) {
        return document.text(form, document.place(property, what), labels.locale())
                .orElseGet(() -> property.schema().path(what.substring(1)).asText(otherwise));
    }

    /** What a value that can be chosen is called. */
    String label(Property property, JsonNode code) {
        String text = code.asText();
        String own = "/x-labels/" + Shape.escape(text);
        int place = 0;
        for (JsonNode titled : property.schema().path("oneOf")) {
            if (titled.path("const").equals(code)) {
                String at = property.at() + "/oneOf/" + place + "/title";
                return form.text(at, titled.path("title").asText(text), labels.locale());
            }
            place++;
        }
        String here = property.schema().path("x-labels").path(text).asText(text);
        return form.text(document.place(property, own), here, labels.locale());
    }

    List<Option> variants(Property property, JsonNode value) {
        return StreamSupport.stream(property.schema().path(Variants.CHOICE).spliterator(), false)
                .map(each -> new Option(
                        each.path("const").asText(),
                        variant(each),
                        each.path("const").equals(value)))
                .toList();
    }

    private String variant(JsonNode branch) {
        return form.text(branch.path("at").asText(), branch.path("title").asText(), labels.locale());
    }

    List<Option> truths(JsonNode value) {
        String now = value.asText();
        return List.of(
                new Option("true", labels.of("value.true"), now.equals("true")),
                new Option("false", labels.of("value.false"), now.equals("false")));
    }

    /** The id of the form that a reference to a submission names: one of its own module needs no module. */
    String form(String reference) {
        String name = reference.substring(Math.min(SUBMISSION.length(), reference.length()));
        return name.contains("/") ? name : form.module() + "/" + name;
    }
}
