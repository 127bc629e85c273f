package org.sanqu.forms.version;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sanqu.api.Message;
import org.sanqu.api.form.Form;
import org.sanqu.forms.version.Change.Weight;

/** Says how one version of a form differs from another, field by field. */
final class FormComparison {

    private final Fields before;
    private final Fields after;
    private final List<Change> changes = new ArrayList<>();

    private FormComparison(Form before, Form after) {
        this.before = new Fields(before);
        this.after = new Fields(after);
    }

    /** The differences, in the order of the new version; what is gone comes last. */
    static List<Change> of(Form before, Form after) {
        FormComparison comparison = new FormComparison(before, after);
        comparison.says(before, after);
        comparison.fields();
        return comparison.changes;
    }

    private void says(Form before, Form after) {
        says("subject", before.subject(), after.subject(), Weight.MEANING);
        says("cadence", before.cadence(), after.cadence(), Weight.MEANING);
        says("key", before.key(), after.key(), Weight.MEANING);
        says("date", String.valueOf(before.date()), String.valueOf(after.date()), Weight.MEANING);
        says("appliesTo", before.appliesTo(), after.appliesTo(), Weight.NONE);
        says("approval", before.approval(), after.approval(), Weight.NONE);
        says("confidential", before.confidential(), after.confidential(), Weight.NONE);
        says("dueDays", before.dueDays(), after.dueDays(), Weight.NONE);
    }

    private void says(String key, Object was, Object is, Weight weight) {
        if (!was.equals(is)) {
            add("/x-form/" + key, weight, "update.diff." + key);
        }
    }

    private void fields() {
        after.parts().forEach((place, parts) -> {
            if (!before.parts().containsKey(place)) {
                added(place, parts.get(0));
            } else {
                compare(place, before.parts().get(place), parts);
            }
        });
        before.parts().forEach((place, parts) -> {
            if (!after.parts().containsKey(place) && !isInside(place, after)) {
                add(parts.get(0).pointer(), Weight.DATA, "update.diff.removed", before.title(place));
            }
        });
    }

    /** Of a group that came or went only the group is told. */
    private boolean isInside(String place, Fields there) {
        String around = place.substring(0, place.lastIndexOf('/'));
        return !around.isEmpty() && !there.parts().containsKey(around);
    }

    private void added(String place, Fields.Part part) {
        if (!isInside(place, before)) {
            // that it must be filled in is told where that is said
            add(part.pointer(), Weight.NONE, "update.diff.added", after.title(place));
        }
    }

    private void compare(String place, List<Fields.Part> was, List<Fields.Part> is) {
        Relabelled.tell(after.title(place), was, is, changes::add);
        if (was.size() != 1 || is.size() != 1) {
            several(place, was, is);
            return;
        }
        JsonNode old = was.get(0).schema();
        JsonNode fresh = is.get(0).schema();
        String at = is.get(0).pointer();
        if (old.equals(fresh)) {
            return;
        }
        required(place, at, old, fresh);
        FieldComparison.tell(at, after.title(place), old, fresh, changes::add);
    }

    /** Places where several schemas hold are only compared as a whole. */
    private void several(String place, List<Fields.Part> was, List<Fields.Part> is) {
        Set<JsonNode> old =
                was.stream().map(part -> FieldComparison.bare(part.schema())).collect(Collectors.toSet());
        Set<JsonNode> fresh =
                is.stream().map(part -> FieldComparison.bare(part.schema())).collect(Collectors.toSet());
        FieldComparison.MEANING.forEach((keyword, key) -> {
            if (!said(keyword, was).equals(said(keyword, is))) {
                add(is.get(0).pointer() + "/" + keyword, Weight.MEANING, key, after.title(place));
            }
        });
        if (!old.equals(fresh)) {
            add(is.get(0).pointer(), Weight.DATA, "update.diff.condition", after.title(place));
            was.forEach(part -> is.stream()
                    .filter(other -> other.pointer().equals(part.pointer()))
                    .forEach(other -> required(place, other.pointer(), part.schema(), other.schema())));
        }
    }

    private static Set<JsonNode> said(String keyword, List<Fields.Part> parts) {
        return parts.stream()
                .map(part -> part.schema().path(keyword))
                .filter(node -> !node.isMissingNode())
                .collect(Collectors.toSet());
    }

    private void required(String place, String at, JsonNode old, JsonNode fresh) {
        FieldComparison.minus(fresh.path("required"), old.path("required"))
                .forEach(name -> add(
                        at + "/required",
                        Weight.DATA,
                        "update.diff.required",
                        after.title(place + "/" + Fields.escaped(name.asText()))));
        FieldComparison.minus(old.path("required"), fresh.path("required")).stream()
                // of one that is gone that is told
                .filter(name -> after.parts().containsKey(place + "/" + Fields.escaped(name.asText())))
                .forEach(name -> add(
                        at + "/required",
                        Weight.NONE,
                        "update.diff.optional",
                        after.title(place + "/" + Fields.escaped(name.asText()))));
    }

    private void add(String at, Weight weight, String key, Object... args) {
        changes.add(new Change(at, Message.of(key, args), weight));
    }
}
