/**
 * What a bundle contributes and how the core serves it: an immutable {@link org.sanqu.api.module.Catalogue} of
 * modules that is replaced whole, and the state of every module that was found.
 */
@Export
@Version("1.0.0")
package org.sanqu.api.module;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
