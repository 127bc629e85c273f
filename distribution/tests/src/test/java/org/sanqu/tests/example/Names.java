package org.sanqu.tests.example;

import java.util.List;

/** Names put together from common surnames and characters; whoever bears one does so by chance. */
final class Names {

    private static final List<String> SURNAMES =
            letters("王王王李李李张张张刘刘陈陈杨杨黄赵吴周徐孙马朱胡郭何高罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏傅方邹熊");
    private static final List<String> MEN = letters("建志文国海永春学景树宏启承嘉育少长仁道家维绍世昌");
    private static final List<String> MEN_LAST = letters("明华生林荣祥平安松山川田和顺庆福根峰波涛辉军勇斌鹏");
    private static final List<String> WOMEN = letters("秀玉桂淑春晓雅美丽慧佳思月素瑞金凤小文婉");
    private static final List<String> WOMEN_LAST = letters("英兰芳珍梅琴云霞红娟敏静燕玲洁莲萍慧菊蓉琳婷颖");

    private Names() {}

    static String of(Chance chance, boolean male) {
        String first = chance.pick(male ? MEN : WOMEN);
        return chance.pick(SURNAMES) + first + chance.pick(male ? MEN_LAST : WOMEN_LAST);
    }

    /** How somebody is named in a ticket: the surname and a form of address. */
    static String masked(Chance chance) {
        return chance.pick(SURNAMES) + (chance.in(50) ? "先生" : "女士");
    }

    private static List<String> letters(String text) {
        return List.of(text.split(""));
    }
}
