package org.sanqu.modules;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Subject;
import org.sanqu.api.metric.Source;
import org.sanqu.api.platform.DataPath;
import org.sanqu.api.platform.DeclaredField;

/** Checks where forms say that what is known already comes from, {@code x-from}. */
final class PrefillCheck {

    /** What is known of an organisation besides what the census knows. */
    private static final Set<String> ORGANISATION = Set.of("name", "shortName", "code", "establishedOn");

    /** What is known of a member and is not masked. */
    private static final Set<String> MEMBER = Set.of(
            "name",
            "sex",
            "birthDate",
            "ethnicity",
            "education",
            "degree",
            "category",
            "standing",
            "joinedOn",
            "convertedOn",
            "age",
            "partyYears");

    private final Form form;
    private final Map<String, SchemaShape> shapes;
    private final Faults faults;

    private PrefillCheck(Form form, Map<String, SchemaShape> shapes, Faults faults) {
        this.form = form;
        this.shapes = shapes;
        this.faults = faults;
    }

    /**
     * Tells every fault of a module's forms.
     *
     * @param shapes by the form's name
     */
    static void check(List<Form> forms, Map<String, SchemaShape> shapes, Faults faults) {
        forms.forEach(form -> DeclaredField.of(form.schema(), "x-from")
                .forEach(field -> new PrefillCheck(form, shapes, faults).field(field)));
    }

    private void field(DeclaredField field) {
        String from = field.rule().asText();
        if (field.path().isMany()) {
            fault(field, "modules.from-in-list");
        } else if (from.indexOf('#') >= 0) {
            form(field, from);
        } else if (from.startsWith("organisation/")) {
            Set<String> known = new HashSet<>(ORGANISATION);
            CensusShape.schema(Source.ORGANISATIONS)
                    .path("properties")
                    .fieldNames()
                    .forEachRemaining(known::add);
            attribute(field, from.substring("organisation/".length()), known);
        } else if (from.startsWith("member/")) {
            attribute(field, from.substring("member/".length()), MEMBER);
            if (form.subject() != Subject.MEMBER) {
                fault(field, "modules.from-no-member");
            }
        } else if (!from.equals("last")) {
            fault(field, "modules.from-malformed", from);
        }
    }

    private void attribute(DeclaredField field, String name, Set<String> known) {
        if (!known.contains(name)) {
            String all = String.join(", ", new TreeSet<>(known));
            fault(field, "modules.not-one-of", name, all);
        }
    }

    private void form(DeclaredField field, String from) {
        String named = from.substring(0, from.indexOf('#'));
        String pointer = from.substring(from.indexOf('#') + 1);
        String[] names = (named.indexOf('/') < 0 ? form.module() + "/" + named : named).split("/", -1);
        if (names.length != 2 || !Names.isName(names[0]) || !Names.isName(names[1])) {
            fault(field, "modules.not-a-form-name", named);
            return;
        }
        DataPath path =
                DataPath.parse(pointer).filter(found -> !pointer.isEmpty()).orElse(null);
        if (path == null || path.isMany()) {
            fault(field, "modules.not-a-pointer", pointer);
            return;
        }
        boolean own = names[0].equals(form.module());
        SchemaShape shape = own ? shapes.get(names[1]) : null;
        if (own && !shapes.containsKey(names[1])) {
            fault(field, "modules.form-unknown", "forms/" + names[1] + ".json");
        } else if (shape != null && !shape.at(shape.root(), path).exists()) {
            fault(field, "modules.pointer-unknown", pointer);
        }
    }

    private void fault(DeclaredField field, String key, Object... args) {
        faults.at("forms/" + form.name() + ".json", field.at(), key, args);
    }
}
