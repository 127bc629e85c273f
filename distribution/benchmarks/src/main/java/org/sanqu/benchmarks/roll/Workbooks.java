package org.sanqu.benchmarks.roll;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Ledgers of people who do not exist, in a tree of 4 × 100 × 50 branches. */
final class Workbooks {

    static final int COMMITTEES = 4;
    static final int GENERAL = 100;
    static final int BRANCHES = 49;

    private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文玉建国红梅春兰志海云飞龙燕";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final int DAYS = 15_000;

    private Workbooks() {}

    static void organisations(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "Sanqu", "1.0")) {
            Worksheet sheet = book.newWorksheet("党组织");
            row(sheet, 0, "党组织代码", "党组织名称", "组织类别", "上级党组织代码", "成立日期");
            int row = 1;
            row(sheet, row++, "R", "基准市委", "党委", "", "1950-01-01");
            for (int committee = 0; committee < COMMITTEES; committee++) {
                String code = "R" + committee;
                row(sheet, row++, code, "基准" + committee + "区委", "党委", "R", "1950-01-01");
                for (int general = 0; general < GENERAL; general++) {
                    String middle = code + "-" + general;
                    row(sheet, row++, middle, middle + "党总支", "党总支", code, "1950-01-01");
                    for (int branch = 0; branch < BRANCHES; branch++) {
                        String leaf = middle + "-" + branch;
                        row(sheet, row++, leaf, leaf + "党支部", "党支部", middle, "1950-01-01");
                    }
                }
            }
        }
    }

    static void members(Path file, int part, int count) throws IOException {
        Random random = new Random(part);
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "Sanqu", "1.0")) {
            Worksheet sheet = book.newWorksheet("党员");
            row(
                    sheet, 0, "姓名", "性别", "民族", "出生日期", "公民身份证号码", "学历", "人员类别", "在职状况", "入党日期", "转正日期", "联系电话", "工作单位",
                    "所在党支部");
            for (int i = 1; i <= count; i++) {
                LocalDate born = LocalDate.of(1940, 1, 1).plusDays(random.nextInt(DAYS));
                boolean man = random.nextInt(10) < 7;
                LocalDate joined = born.plusYears(20 + random.nextInt(20));
                row(
                        sheet,
                        i,
                        name(random),
                        man ? "男" : "女",
                        "汉族",
                        born.toString(),
                        number(part * count + i, born, man),
                        "大学本科",
                        "正式党员",
                        born.getYear() < 1964 ? "离退休" : "在职",
                        joined.toString(),
                        joined.plusYears(1).toString(),
                        "139" + (10_000_000 + random.nextInt(89_999_999)),
                        "基准单位" + random.nextInt(500),
                        "R" + random.nextInt(COMMITTEES) + "-" + random.nextInt(GENERAL) + "-"
                                + random.nextInt(BRANCHES));
                if (i % 1_000 == 0) {
                    sheet.flush();
                }
            }
        }
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder().append(SURNAMES.charAt(random.nextInt(SURNAMES.length())));
        for (int i = 0; i < 1 + random.nextInt(2); i++) {
            name.append(GIVEN.charAt(random.nextInt(GIVEN.length())));
        }
        return name.toString();
    }

    /** A citizen number of a region that was never issued, unique by day, serial and region. */
    private static String number(int serial, LocalDate born, boolean man) {
        int sequence = serial % 500 * 2 + (man ? 1 : 0);
        String body = String.format(
                "99%04d%s%03d", serial / 500 % 10_000, born.toString().replace("-", ""), sequence % 1_000);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    private static void row(Worksheet sheet, int row, String... values) {
        for (int column = 0; column < values.length; column++) {
            sheet.value(row, column, values[column]);
        }
    }
}
