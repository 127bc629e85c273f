package org.sanqu.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** How many parts a posted form with files may have; fields count like files, and the container's own bound is 50. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@interface MultipartParts {

    /** What the names of its properties begin with. */
    String PREFIX_ = "osgi.http.whiteboard.servlet.multipart.";

    /** The number of parts. */
    long maxFileCount();
}
