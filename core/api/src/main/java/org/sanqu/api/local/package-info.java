/**
 * Tables that an office makes itself in the browser (临时报表): a {@link org.sanqu.api.local.LocalForm} is an ordinary form of the module
 * {@code local}, made of {@link org.sanqu.api.local.LocalField}s, addressed to organisations below and due at an hour;
 * {@link org.sanqu.api.local.LocalAnswers} tells who has answered and what the answers sum up to.
 */
@Export
@Version("1.0.0")
package org.sanqu.api.local;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
