/**
 * Who asks and what they may: every service call carries a {@link org.sanqu.api.security.Caller}, and services ask
 * {@link org.sanqu.api.security.Access} before they answer. Pages, API, shell, imports and modules cannot go around it.
 */
@Export
@Version("1.0.0")
package org.sanqu.api.security;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
