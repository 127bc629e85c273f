/**
 * The example district: invented people and organisations in the shape of real ones, made from a seed so that the same program
 * always writes the same files.
 */
package org.sanqu.tests.example;
