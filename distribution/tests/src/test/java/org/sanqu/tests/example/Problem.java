package org.sanqu.tests.example;

import java.util.List;

/**
 * A kind of problem that residents raise.
 *
 * @param category the code of the ticket's category
 * @param description what is said
 * @param assignedTo who settles it
 * @param result how it ends
 */
record Problem(String category, String description, String assignedTo, String result) {

    static final List<Problem> ALL = List.of(
            new Problem("livelihood", "楼道没有扶手，老人上下楼不便。", "社区居委会", "已在一至三层加装扶手。"),
            new Problem("livelihood", "独居老人午餐没有着落。", "社区服务中心", "已纳入社区食堂送餐范围。"),
            new Problem("livelihood", "低保申请材料不清楚，跑了两次没有办成。", "社区居委会", "工作人员上门代办，已受理。"),
            new Problem("security", "小区大门门禁损坏，外来人员随意进出。", "物业公司", "门禁已修复，增加夜间巡逻。"),
            new Problem("security", "单元门前电动车飞线充电，存在火灾隐患。", "街道应急办", "已拆除飞线并新建充电桩。"),
            new Problem("environment", "垃圾桶点位离住户太近，夏天气味大。", "环卫所", "点位已调整，每日清运两次。"),
            new Problem("environment", "背街小巷路面破损，雨天积水。", "市政工程局", "路面已修补，疏通雨水口。"),
            new Problem("environment", "楼顶有人违规种菜，渗水到顶层住户家中。", "城市管理局", "已清理并重做防水。"),
            new Problem("employment", "下岗后想学一门手艺，不知道到哪里报名。", "人力资源和社会保障局", "已参加家政培训并推荐上岗。"),
            new Problem("employment", "返乡青年想开网店，缺少启动资金。", "街道就业服务站", "已协助申请创业担保贷款。"),
            new Problem("conflict", "上下楼因漏水争执，多次协商不成。", "社区调解委员会", "三次调解后双方签订协议。"),
            new Problem("conflict", "广场舞音量影响学生复习，居民意见大。", "社区居委会", "约定活动时间，更换定向音响。"),
            new Problem("policy", "咨询医保异地结算怎么办理。", "医疗保障局", "已当面讲解并协助备案。"),
            new Problem("policy", "咨询老旧小区加装电梯的补贴政策。", "住房和城乡建设局", "已发放政策手册并登记意向。"),
            new Problem("other", "社区活动室开放时间短，上班族用不上。", "社区居委会", "已延长至晚上九点。"));
}
