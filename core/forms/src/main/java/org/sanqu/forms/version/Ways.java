package org.sanqu.forms.version;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.form.Form;
import org.sanqu.api.module.Module;
import org.sanqu.forms.SchemaCheck;

/** Makes the ways of forms to their editions. */
@Component(service = Ways.class)
public final class Ways {

    private final SchemaCheck schema;
    private final ModuleMigrations java;

    @Activate
    public Ways(@Reference SchemaCheck schema, @Reference ModuleMigrations java) {
        this.schema = schema;
        this.java = java;
    }

    Way of(Module module, Form form) {
        return new Way(module, form, schema, java);
    }

    SchemaCheck schema() {
        return schema;
    }
}
