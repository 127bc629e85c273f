/**
 * What the core's bundles need of one another and no module may have: the database, accounts, secrets, and the hooks
 * inside a transaction. A module that imports this package is refused.
 */
@Export
@Version("1.0.0")
package org.sanqu.api.platform;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
