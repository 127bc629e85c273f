package org.sanqu.sheets;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** People who are none: their citizen numbers are of a region that never was. */
final class People {

    static final List<String> HEADINGS =
            List.of("姓名", "性别", "出生日期", "民族", "公民身份号码", "学历", "人员类别", "在职状况", "入党日期", "转正日期", "手机号码", "所在党支部");
    private static final String SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗";
    private static final String NAMES = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂兰红玉";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private People() {}

    static String name(int number) {
        return "" + SURNAMES.charAt(number % 20) + NAMES.charAt(number / 20 % 24) + NAMES.charAt(number / 480 % 24);
    }

    static LocalDate birthDate(int number) {
        return LocalDate.of(1950, 1, 1).plusDays(number * 7L % 18_000);
    }

    static String sex(int number) {
        return number % 3 == 0 ? "女" : "男";
    }

    static String citizenNumber(int number) {
        LocalDate born = birthDate(number);
        String order =
                "%02d%d".formatted(number / 18_000 % 100, number % 3 == 0 ? number / 3 % 5 * 2 : number % 5 * 2 + 1);
        String digits =
                "99" + "%04d".formatted(number % 9_000 + 1) + born.toString().replace("-", "") + order;
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return digits + "10X98765432".charAt(sum % 11);
    }

    /** A row below {@link #HEADINGS}. */
    static List<String> row(int number, String home) {
        LocalDate joined = birthDate(number).plusYears(20);
        return new ArrayList<>(List.of(
                name(number),
                sex(number),
                birthDate(number).toString(),
                "汉族",
                citizenNumber(number),
                "大学本科",
                "正式党员",
                "在职",
                joined.toString(),
                joined.plusYears(1).toString(),
                "138" + "%08d".formatted(number),
                home));
    }

    static List<List<String>> ledger(int many, String home) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        for (int number = 0; number < many; number++) {
            rows.add(row(number, home));
        }
        return rows;
    }
}
