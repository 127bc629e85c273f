/**
 * Forms and what is filled in: a {@link org.sanqu.api.form.Form} is a JSON Schema 2020-12 document with a few
 * {@code x-} annotations; a {@link org.sanqu.api.form.Submission} is one filled form, kept with the version of the form it
 * was filled in.
 */
@Export
@Version("1.0.0")
package org.sanqu.api.form;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
