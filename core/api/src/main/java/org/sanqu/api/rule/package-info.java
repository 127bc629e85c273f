/**
 * Rules as advice: {@link org.sanqu.api.rule.Rule}s are data with source, article and effective date; what they find are
 * {@link org.sanqu.api.rule.Finding}s that warn and never bar, because the regulations say "generally".
 */
@Export
@Version("1.0.0")
package org.sanqu.api.rule;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
