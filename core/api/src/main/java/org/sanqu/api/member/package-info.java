/**
 * The member register: a person's identity once, and the dated affiliation that says where they are at home. Only
 * home affiliations count in totals (statistics follow the formal relation, Party statistics form of 2017).
 */
@Export
@Version("1.0.0")
package org.sanqu.api.member;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
