/**
 * Forms on a page: a {@link org.sanqu.web.form.Shape} says which fields an object has with the data so far, a
 * {@link org.sanqu.web.form.Binder} makes data of what a browser sent, and {@link org.sanqu.web.form.Fields} makes the fields
 * that the templates draw. Fields are named by JSON Pointers into the data.
 */
package org.sanqu.web.form;
