/**
 * The organisation tree: {@link org.sanqu.api.organisation.Organisation}s hung in dated
 * {@link org.sanqu.api.organisation.Hierarchy hierarchies}, asked through
 * {@link org.sanqu.api.organisation.OrganisationTree} with a caller and a date. Nothing is ever deleted.
 */
@Export
@Version("1.0.0")
package org.sanqu.api.organisation;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
