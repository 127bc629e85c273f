/**
 * Forms from edition to edition: how two versions differ, what a module's migration makes of what was filled in, whether an update may be
 * served, and the readings that figures and lists use. What was submitted is never changed.
 */
package org.sanqu.forms.version;
