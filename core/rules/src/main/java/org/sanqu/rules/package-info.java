/**
 * The rules of the regulations as data, and what they find: each rule is a JSON file whose condition is a JSON Schema over the attributes that
 * the census gives, with numbers that a district may set for itself.
 */
package org.sanqu.rules;
