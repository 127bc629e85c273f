package org.sanqu.forms;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Message;
import org.sanqu.api.form.Filled;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;
import org.sanqu.forms.check.Computation;
import org.sanqu.forms.check.DeclaredChecks;
import org.sanqu.forms.check.ModuleChecks;
import org.sanqu.forms.check.Remark;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Computes what is computed and checks data as a whole: its schema, what it refers to, and the form's own checks. Thread-safe. */
@Component(service = DataCheck.class)
public final class DataCheck {

    private static final Logger LOG = LoggerFactory.getLogger(DataCheck.class);
    private static final int FORMS = 256;

    private final SchemaCheck schema;
    private final Targets targets;
    private final Known known;
    private final ModuleChecks modules;
    private final Map<String, Rules> rules = Collections.synchronizedMap(new Latest<>(FORMS));

    private record Rules(Computation computation, DeclaredChecks checks) {}

    /**
     * What is to be checked.
     *
     * @param day the day of the event; what was there then or is there today may be referred to
     */
    record Asked(Form form, long owner, Long member, Period period, JsonNode data, LocalDate day, LocalDate today) {}

    @Activate
    public DataCheck(
            @Reference SchemaCheck schema,
            @Reference Targets targets,
            @Reference Known known,
            @Reference ModuleChecks modules) {
        this.schema = schema;
        this.targets = targets;
        this.known = known;
        this.modules = modules;
    }

    /** What can be said of the data by itself; the examination has the data with its computed fields. */
    SchemaCheck.Examination examine(Surroundings around, Asked asked) {
        SchemaCheck.Examination examined = schema.examine(asked.form(), complete(asked));
        targets.check(around, asked, examined);
        remark(asked, examined, rules(asked.form()).checks.compare(examined.data()));
        return examined;
    }

    private JsonNode complete(Asked asked) {
        return rules(asked.form()).computation.complete(asked.data());
    }

    private Rules rules(Form form) {
        return rules.computeIfAbsent(
                form.version(), version -> new Rules(new Computation(form.schema()), new DeclaredChecks(form)));
    }

    /** What only data that is otherwise in order can be asked. */
    void ask(Surroundings around, Asked asked, SchemaCheck.Examination examined) {
        if (!examined.findings().isEmpty()) {
            return;
        }
        Resolution resolution = new Resolution(known, around, asked, examined);
        DeclaredChecks declared = rules(asked.form()).checks;
        remark(asked, examined, declared.ask(examined.data(), resolution::resolved));
        if (examined.findings().isEmpty() && modules.has(asked.form())) {
            Filled filled = new Filled(
                    asked.form(),
                    examined.data().deepCopy(),
                    asked.period(),
                    asked.day(),
                    resolution.owner(),
                    resolution.member());
            remark(asked, examined, modules.ask(filled));
        }
    }

    private static void remark(Asked asked, SchemaCheck.Examination examined, List<Remark> remarks) {
        for (Remark remark : remarks) {
            Findings findings = remark.severe() ? examined.findings() : examined.warnings();
            place(asked.form(), remark.at(), findings, remark.reason());
        }
    }

    private static void place(Form form, String at, Findings findings, Message reason) {
        try {
            JsonPointer pointer = JsonPointer.compile(at);
            if (pointer.matches()) {
                findings.addWhole(reason);
            } else {
                findings.add(Place.top(form.schema(), new Effort()).at(pointer), reason);
            }
        } catch (IllegalArgumentException e) {
            LOG.warn("A check of {} points at {}, which is no place", form.id(), at);
            findings.addWhole(reason);
        }
    }
}
