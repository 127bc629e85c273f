package org.sanqu.api.form;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Says for which form a component of a module is: {@code @Component @ForForm("market/stall") class StallCheck implements FormCheck}.
 *
 * <p>It becomes the service property {@value #PROPERTY}.
 */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ForForm {

    /** The name of the service property. */
    String PROPERTY = "for.form";

    /** The form's id, {@code module/name}. */
    String value();
}
