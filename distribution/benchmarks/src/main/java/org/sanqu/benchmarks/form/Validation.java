package org.sanqu.benchmarks.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sanqu.api.form.Form;
import org.sanqu.forms.SchemaCheck;
import org.sanqu.forms.check.Computation;
import org.sanqu.forms.check.DeclaredChecks;

/** Checking one document of sixty fields. */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class Validation {

    private final Form form = SixtyFields.form();
    private final JsonNode data = SixtyFields.data();
    private final SchemaCheck check = new SchemaCheck();
    private final Computation computation = new Computation(form.schema());
    private final DeclaredChecks declared = new DeclaredChecks(form);
    private Schema bare;

    /** The bare validator with formats, nothing fetched, compiled once. */
    @Setup
    public void compile() {
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        bare = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(config))
                .getSchema(form.schema());
        bare.initializeValidators();
        if (!check.check(form, computation.complete(data)).isEmpty()) {
            throw new IllegalStateException("the document is not good");
        }
    }

    /** The validator alone. */
    @Benchmark
    public List<Error> bare() {
        return bare.validate(data);
    }

    /** What a submission goes through: fields computed, surplus and unfit values looked for, the schema, fields compared. */
    @Benchmark
    public int platform() {
        JsonNode whole = computation.complete(data);
        return check.check(form, whole).size() + declared.compare(whole).size();
    }
}
