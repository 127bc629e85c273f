/**
 * Workbooks (xlsx): people import the ledgers that they have, by a {@link org.sanqu.api.sheet.SheetImport} whose columns are mapped once,
 * and save lists as workbooks that can be imported again.
 */
@Export
@Version("1.0.0")
package org.sanqu.api.sheet;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
