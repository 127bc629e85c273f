/**
 * What is said of filled-in data beyond its schema: {@link org.sanqu.forms.check.Computation} fills in the computed fields,
 * {@link org.sanqu.forms.check.DeclaredChecks} and {@link org.sanqu.forms.check.ModuleChecks} look for what is wrong or doubtful.
 */
package org.sanqu.forms.check;
