/**
 * Checks a module in plain JUnit, as the platform would before it serves it: {@link org.sanqu.testkit.ModuleCheck} runs in every
 * module that has {@code org.sanqu.plugins:plugins} as its parent, without a line of code there.
 */
@Export
@Version("1.0.0")
package org.sanqu.testkit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
