/**
 * What every service shares: a {@link org.sanqu.api.Message} that is rendered in the reader's language, the one
 * {@link org.sanqu.api.Refusal} that services throw, with its {@link org.sanqu.api.Fault}s, and {@link org.sanqu.api.Page}s.
 */
@Export
@Version("1.0.0")
package org.sanqu.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
