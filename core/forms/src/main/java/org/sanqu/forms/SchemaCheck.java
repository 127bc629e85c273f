package org.sanqu.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.path.PathType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.form.Form;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks data against a form's JSON Schema, formats included, and says what is wrong at which field.
 *
 * <p>Nothing is fetched, and neither data nor a form can make a check run long. Needs no OSGi. Thread-safe.
 */
@Component(service = SchemaCheck.class)
public final class SchemaCheck {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaCheck.class);
    private static final int KEPT = 256;
    private static final Set<String> SURPLUS = Set.of("additionalProperties", "unevaluatedProperties");

    /** Without this the validator warns of every annotation that it does not know. */
    private static final Dialect DIALECT = Dialect.builder(Dialects.getDraft202012())
            .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
            .build();

    private final Map<String, Schema> compiled = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Schema> eldest) {
            return size() > KEPT;
        }
    };

    /** What a check looked at and found, what it doubts, and what the data refers to. */
    record Examination(
            JsonNode data,
            Findings findings,
            Findings warnings,
            FieldTexts texts,
            List<DataWalk.Reference> references,
            List<DataWalk.Attached> attached) {}

    /**
     * Checks data against a form.
     *
     * @return a fault for each field at which something is wrong, in the form's order; empty when all is well
     */
    public List<Fault> check(Form form, JsonNode data) {
        return examine(form, data).findings().inOrder();
    }

    Examination examine(Form form, JsonNode data) {
        Findings findings = new Findings();
        FieldTexts texts = new FieldTexts(form);
        DataWalk walk = new DataWalk(findings, texts);
        try {
            examine(form, data, findings, texts, walk);
        } catch (RuntimeException | StackOverflowError e) {
            // Whatever a module's schema makes the validator throw, only this form is out of order.
            LOG.warn("Form {} in version {} cannot be checked", form.id(), form.version(), e);
            findings.addWhole(Message.of(UnfitForm.key(e), texts.title()));
        }
        return new Examination(data, findings, walk.warnings(), texts, walk.references(), walk.attached());
    }

    private void examine(Form form, JsonNode data, Findings findings, FieldTexts texts, DataWalk walk) {
        if (!data.isObject()) {
            findings.addWhole(Message.of("form.not-an-object"));
            return;
        }
        Place top = Place.top(form.schema(), new Effort());
        walk.walk(top, data, 0);
        if (walk.tooLarge()) {
            findings.addWhole(Message.of("form.too-large"));
            return;
        }
        List<Error> surplus = new ArrayList<>();
        Variants variants = new Variants(form.schema(), compiled(form).validate(walk.harmless(data)));
        for (Variants.Unchosen unchosen : variants.unchosen()) {
            Place place = place(top, unchosen.error());
            findings.add(place.field(unchosen.field()), texts.about(place, "form.choose"));
        }
        for (Error error : variants.told()) {
            if (SURPLUS.contains(error.getKeyword())) {
                surplus.add(error);
            } else if (error.getKeyword().equals("dependentRequired")) {
                dependent(top, error, findings, texts);
            } else {
                Place place = place(top, error);
                findings.add(place, texts.of(place, error));
            }
        }
        // A condition that failed makes the validator call its fields surplus; only the true reason is told.
        boolean otherwiseWell = findings.isEmpty();
        for (Error error : surplus) {
            Place place = place(top, error);
            if (otherwiseWell || !place.declared()) {
                findings.add(place, texts.of(place, error));
            }
        }
    }

    /** The validator names the field that is there, not those that it asks for. */
    private static void dependent(Place top, Error error, Findings findings, FieldTexts texts) {
        Place object = place(top, error).parent();
        for (JsonNode name : error.getSchemaNode().path(error.getProperty())) {
            if (!error.getInstanceNode().has(name.asText())) {
                Place place = object.field(name.asText());
                findings.add(place, texts.of(place, error));
            }
        }
    }

    private static Place place(Place top, Error error) {
        Place place = top;
        NodePath path = error.getInstanceLocation();
        for (int i = 0; i < path.getNameCount(); i++) {
            Object step = path.getElement(i);
            place = step instanceof Integer index ? place.item(index) : place.field(step.toString());
        }
        return error.getProperty() == null ? place : place.field(error.getProperty());
    }

    private Schema compiled(Form form) {
        synchronized (compiled) {
            return compiled.computeIfAbsent(
                    form.version(), version -> registry(true, Map.of()).getSchema(ClosedSchema.of(form.schema())));
        }
    }

    /**
     * How the platform runs schemas: 2020-12, patient expressions, nothing fetched.
     *
     * @param formats whether a wrong format is a fault
     * @param known the documents that may be referred to, by address
     */
    static SchemaRegistry registry(boolean formats, Map<String, String> known) {
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .pathType(PathType.JSON_POINTER)
                .formatAssertionsEnabled(formats)
                .regularExpressionFactory(PatientExpression::new)
                .build();
        return SchemaRegistry.withDefaultDialect(
                DIALECT, registry -> registry.schemaRegistryConfig(config).schemas(known));
    }
}
