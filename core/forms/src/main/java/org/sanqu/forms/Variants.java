package org.sanqu.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Violations without those of alternatives ({@code oneOf}) that nobody chose. */
final class Variants {

    private final JsonNode document;
    private final List<Error> told;
    private final List<Unchosen> unchosen = new ArrayList<>();

    /**
     * Alternatives of which none was chosen.
     *
     * @param error says where
     * @param field the field that tells which
     */
    record Unchosen(Error error, String field) {}

    Variants(JsonNode document, List<Error> errors) {
        this.document = document;
        this.told = new ArrayList<>(errors);
        for (Error error : errors) {
            if (error.getKeyword().equals("oneOf") && told.contains(error)) {
                narrow(error);
            }
        }
    }

    List<Error> told() {
        return told;
    }

    List<Unchosen> unchosen() {
        return unchosen;
    }

    private void narrow(Error error) {
        List<JsonNode> variants = new ArrayList<>();
        error.getSchemaNode().forEach(variant -> variants.add(resolved(variant)));
        Optional<String> field = field(variants);
        int chosen = field.map(name -> chosen(variants, name, error.getInstanceNode()))
                .orElse(-1);
        String all = error.getEvaluationPath() + "/";
        String kept = all + chosen + "/";
        told.removeIf(other -> inside(other, all) && !inside(other, kept));
        if (chosen < 0 && field.isPresent()) {
            told.remove(error);
            unchosen.add(new Unchosen(error, field.get()));
        } else if (told.stream().anyMatch(other -> inside(other, kept))) {
            told.remove(error);
        }
    }

    private static boolean inside(Error error, String path) {
        return (error.getEvaluationPath() + "/").startsWith(path);
    }

    private JsonNode resolved(JsonNode variant) {
        String reference = variant.path("$ref").asText("");
        return reference.startsWith("#/") ? document.at(reference.substring(1)) : variant;
    }

    /** The field that has another constant in each variant. */
    private static Optional<String> field(List<JsonNode> variants) {
        Set<String> names = new LinkedHashSet<>();
        variants.get(0).path("properties").fieldNames().forEachRemaining(names::add);
        return names.stream()
                .filter(name -> variants.stream()
                        .allMatch(
                                variant -> variant.path("properties").path(name).has("const")))
                .findFirst();
    }

    private static int chosen(List<JsonNode> variants, String field, JsonNode data) {
        for (int i = 0; i < variants.size(); i++) {
            JsonNode constant = variants.get(i).path("properties").path(field).get("const");
            if (data != null && constant.equals(data.get(field))) {
                return i;
            }
        }
        return -1;
    }
}
