package org.sanqu.forms.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.sanqu.api.Message;
import org.sanqu.api.form.Form;
import org.sanqu.forms.FormText;

/** What {@code x-check} of a form says. Immutable. */
public final class DeclaredChecks {

    private static final int PLACES = 20;

    private final Form form;
    private final List<DeclaredCheck> checks = new ArrayList<>();

    public DeclaredChecks(Form form) {
        this.form = form;
        form.schema().path("x-check").forEach(said -> checks.add(new DeclaredCheck(said)));
    }

    /** What the comparisons of fields find; whatever is missing or of another kind is left to the schema. */
    public List<Remark> compare(JsonNode data) {
        return look(false, data, () -> data);
    }

    /**
     * What the conditions find in data that is otherwise in order.
     *
     * @param resolved makes the data with what it refers to in the place of its ids
     */
    public List<Remark> ask(JsonNode data, Supplier<JsonNode> resolved) {
        return look(true, data, resolved);
    }

    private List<Remark> look(boolean conditions, JsonNode data, Supplier<JsonNode> resolved) {
        List<Remark> remarks = new ArrayList<>();
        JsonNode whole = null;
        for (int i = 0; i < checks.size(); i++) {
            DeclaredCheck check = checks.get(i);
            if (check.isCondition() != conditions) {
                continue;
            }
            whole = whole == null ? resolved.get() : whole;
            Message reason = Message.of("form.own", new FormText(form, "/x-check/" + i + "/message", form.name()));
            check.violations(data, whole).stream()
                    .limit(PLACES)
                    .forEach(at -> remarks.add(new Remark(check.isSevere(), at, reason)));
        }
        return remarks;
    }
}
