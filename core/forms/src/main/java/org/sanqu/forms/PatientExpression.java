package org.sanqu.forms;

import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression of a module that gives up instead of hanging; what it may read grows with the text's length only. */
final class PatientExpression implements RegularExpression {

    private static final int READS = 10_000;
    private static final int READS_A_CHARACTER = 100;

    /** Repetitions of nothing read nothing, so their product is bounded by itself. */
    private static final long REPETITIONS = 100_000;

    private static final Pattern REPETITION = Pattern.compile("\\{(\\d+)");

    private final Pattern pattern;

    PatientExpression(String regex) {
        if (repetitions(regex) > REPETITIONS) {
            throw new UnfitForm("form.too-complex", null);
        }
        try {
            pattern = Pattern.compile(RegularExpressions.replaceLongformCharacterProperties(
                    RegularExpressions.replaceDollarAnchors(regex)));
        } catch (PatternSyntaxException e) {
            throw new UnfitForm("form.pattern-unfit", e);
        }
    }

    private static double repetitions(String regex) {
        double product = 1;
        Matcher repetition = REPETITION.matcher(regex);
        while (repetition.find()) {
            product *= Math.max(1, Double.parseDouble(repetition.group(1)));
        }
        return product;
    }

    @Override
    public boolean matches(String value) {
        try {
            return pattern.matcher(new CountedText(value)).find();
        } catch (StackOverflowError e) {
            throw new UnfitForm("form.too-complex", e);
        }
    }

    /** A text that may be read so often and no more. */
    private static final class CountedText implements CharSequence {

        private final String text;
        private int left;

        CountedText(String text) {
            this.text = text;
            this.left = READS + READS_A_CHARACTER * text.length();
        }

        @Override
        public char charAt(int index) {
            if (left-- == 0) {
                throw new UnfitForm("form.too-complex", null);
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
