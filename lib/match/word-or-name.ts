/** An ordinary word in ideographs that is somebody's name too -> whether the words around it leave it the name. */
import { firstIdeograph } from './fold-table.ts';
import type { FoldedText } from './folded-text.ts';
import { endsOfRegions } from './legal-forms.ts';
import { divideIntoWords, isNoNoun } from './ordinary-words.ts';
import { textOfUnits } from './read-text.ts';
import { tradeAtStart } from './trade-words.ts';
import { isFamilyName } from './transliteration.ts';

/** Ideographs looked at on either side. */
const reach = 6;

/** What stands right before a name that is spoken of as somebody: with 统一, not 规格要|统一. Folded. */
const leads = new Set(
  (
    '和 与 跟 给 向 由 从 找 在 对 把 被 让 请 是 为 同 及 或 叫 因 按 问 替 帮 催 约 应 供 见 访 到 致 以及 还有 或者 联系 通知 告知 回复 答复 关于 收到 发给 寄给 交给 转给 转 付给 卖给 来自 ' +
    '属于 代表 我们 咱们 客户 供应商 厂商 公司 品牌 抄送 抬头 写 名为 简称 即 包括 例如 比如 除了 邀请 拜访 走访 陪同 感谢 根据 经 于 至 去 对手 甲方 乙方 买方 卖方 采购方 联合 携手 收购 入股 投资 ' +
    '签约 的是 等于 称为 归 记在 挂在 开给 开 替代 拿下 中标 输给 竞品 老客户 大客户 新客户 有关 针对 面向 围绕 支持 服务 委托 受'
  ).split(' '),
);
/** What stands right behind a name that is spoken of as somebody. Folded. */
const follows = new Set(
  (
    '要求 希望 表示 认为 提出 提醒 反馈 回复 答复 确认 通知 来电 来信 来函 来人 派 派人 订了 采购部 采购方 买了 付款 已付 回款 汇款 签了 签署 签约 签收 签字 收了 发来 发了 寄来 退货 退了 催 催款 催货 改了 那边 这边 那里 方面 ' +
    '总部 总公司 分公司 子公司 公司 集团 工厂 厂 厂区 厂家 客服 项目部 财务部 法务 人事 市场部 技术部 工程师 经理 总监 董事 独立董事 监事 总经理 副总 副总裁 董秘 董事会 董事长 总裁 高管 名下 旗下 下单 中标 投标 竞标 ' +
    '股份 股价 年报 财报 业务员 代表 代表处 办事处 供应商 首席 宣布 起诉 投诉 反映 拒绝 验货 审厂 续签 续约'
  ).split(' '),
);
/** The same, where nothing before the name speaks against it. */
const mayFollow = new Set(
  (
    '和 与 跟 同 及 或 在 对 把 被 让 请 为 将 会 也 都 已 已经 要 想 说 称 订 购 买 付 签 收 收到 发 寄 退 改 需 需要 给 从 于 因 按 由 拟 正 正在 目前 现在 今天 昨天 明天 今早 今年 去年 明年 ' +
    '本周 上周 下周 本月 上月 下月 周一 周二 周三 周四 周五 方 等 以及 还 又 再 就 仍 不 没 没有 未 并 发布 推出 上市 推迟 取消 同意 验收 到货 提货 ' +
    '同日 当日 次日 近日 日前 均 双双 分别 率先 首次 再次 继续 计划 打算 准备 承诺 答应 暂停 暂缓 恢复 重新 直接 通过 参与 参加 加入 退出 派出 指定 委托 拖欠 拒收 索赔 抱怨 追加 增加 减少 调整 更换 更新 修改 补充 提供 采用 使用 选择'
  ).split(' '),
);
/** What a customer has: behind 的 it makes a somebody of the word before, 美的|的|合同. */
const belongings = new Set(
  (
    '订单 合同 发票 账单 对账单 采购 采购部 付款 货款 尾款 货 货物 样品 报价 报价单 要求 需求 回复 邮件 来信 意见 人 人员 同事 工程师 经理 总监 总 负责人 联系人 财务 法务 仓库 工厂 产线 车间 项目 账期 余额 ' +
    '质保 备件 图纸 设备 机器 协议 标书 方案 流程 系统 客户 供应商 老客户 单子 单 款 钱 票 地址 电话 框架 框架协议 保函 授权书 询价 询价单 投诉 退货 交期 账户 包装 物料 验收 检验'
  ).split(' '),
);

function isIdeograph(unit: number | undefined): boolean {
  return unit !== undefined && unit >= firstIdeograph;
}

/** Ideographs that touch the place in the text, as folded: before `at`, or from `at` on. */
function runBefore(page: FoldedText, at: number): string {
  if (at === 0) return '';
  const earliest = Math.max(at - reach, page.startOfStretch(Math.min(at, page.length - 1)));
  let start = at;
  while (start > earliest && isIdeograph(page.units[start - 1])) start--;
  return textOfUnits(page.units, start, at);
}

function runAfter(page: FoldedText, at: number): string {
  const latest = Math.min(at + reach, page.endOfStretch(at - 1));
  let end = at;
  while (end < latest && isIdeograph(page.units[end])) end++;
  return textOfUnits(page.units, at, end);
}

/** A word of the set, or two side by side that make one of it, end the run. */
function endsWith(run: string, set: ReadonlySet<string>): boolean {
  for (let length = 1; length <= Math.min(4, run.length); length++) if (set.has(run.slice(-length))) return true;
  return false;
}

/** A word of the set begins the run, and the division of the run into words does not speak against it. */
function beginsWith(run: string, set: ReadonlySet<string>): boolean {
  const [first = ''] = divideIntoWords(run);
  if (set.has(first)) return true;
  for (let length = 2; length <= Math.min(4, run.length); length++) if (set.has(run.slice(0, length))) return true;
  return false;
}

/** The run before a name ends with what stands before somebody: 联系|, 供应商|. */
export function leadsName(run: string): boolean {
  return endsWith(run, leads) || /[商厂店社司户任用于从由成作]$/.test(run);
}

/** The run behind a name begins with what is said of somebody, or with what somebody has: |采购部, |要求, |的|订单. */
export function saysWhatSomebodyIs(run: string): boolean {
  if (run[0] === '的') return isFamilyName(run.charCodeAt(1)) || beginsWith(run.slice(1), belongings);
  return beginsWith(run, follows) || beginsWith(run, deedsOfCompanies);
}

/** What companies do and have, and hardly anybody or anything else. Folded. */
const deedsOfCompanies = new Set(
  (
    '回购 增持 减持 扩建 扩产 增资 募资 融资 配股 派息 派发 除息 涨停 跌停 停牌 复牌 上市 退市 挂牌 涨价 提价 降价 调涨 调升 调降 调价 发行 ' +
    '并购 收购 出售 聘任 换帅 裁员 招标 投产 量产 停产 复产 出货 供货 推出 发布 公布 公告 重申 入选 入股 参股 控股 拟 股东 营收 净利 业绩 市值 法说会 新品 门店 分店 网点 官网 客服 热线 ' +
    '关闭 开业 开店 关店 开设 换股 执行董事 独董 总经济师 总工程师 首任 厂长 副厂长 行长 副行长 信用卡 订单 仓库 名义 那笔 那张 那单 那票 这笔 这张 这单 这票 这批 那批 这家 那家'
  ).split(' '),
);

/** True for what companies do and hardly anybody else: 回购. */
export function isDeedOfCompany(word: string): boolean {
  return deedsOfCompanies.has(word) && isNoNoun(word);
}

/** What makes an organisation of the word for a person before it: 老板|采购部, not 老板|签字. Folded. */
const followsOrganisation = new Set(
  '采购部 采购方 项目部 财务部 市场部 技术部 法务 人事 总部 总公司 分公司 子公司 公司 集团 工厂 厂 厂区 厂家 名下 旗下 股份 股价 年报 财报 代表处 办事处 供应商 品牌 独立董事 董秘'.split(
    ' ',
  ),
);
/** What makes an organisation of the word for a person behind it: 供应商|老板. Folded. */
const leadsOrganisation = new Set(
  '客户 供应商 厂商 公司 品牌 抬头 名为 简称 甲方 乙方 买方 卖方 采购方 对手 竞品 老客户 大客户 新客户'.split(' '),
);
/** Words for people and what is like people, folded: they do what somebody does. */
const persons = new Set(
  (
    '老板 经理 总裁 主席 主任 专家 大师 大家 百姓 群众 朋友 好友 主人 客人 老师 师傅 医生 博士 教授 律师 同学 先生 小姐 女士 太太 夫人 妈妈 爸爸 爷爷 奶奶 外婆 外公 阿姨 叔叔 哥哥 弟弟 姐姐 妹妹 ' +
    '大哥 大姐 老乡 邻居 伙伴 精英 船长 队长 司机 农夫 渔夫 猎人 骑士 公主 王子 国王 女王 英雄 冠军 天使 巨人 宝宝 宝贝 孩子 儿童 青年 少年 少女 男孩 女孩 老人 工人 农民 战士 勇士 卫士 先锋 学者 作家 诗人 ' +
    '画家 歌手 明星 新人 家人 亲人 恋人 情人 用户 业主 股东 员工 同事 领导 掌柜 管家 保姆 护士 天才 能人 贵人 名人 达人 高手 能手 快手 帮手 助手'
  ).split(' '),
);

/** What stands before a word that is no name: 最|美的, 很|完美, 三|苹果, 我们的|长城. Folded. */
const degrees = new Set(
  (
    '的 地 得 着 了 过 最 很 挺 更 太 真 好 还 再 只 不 无 非 未 要 须 可 能 可以 一 两 几 些 种 每 各 全 大 小 新 老 多 少 非常 十分 比较 相当 如此 多么 越来越 保持 必须 需要 应该 进行 实现 没有 有 ' +
    '喝 吃 爬 游 登 煮 买 看 斤 袋 个 箱 碗 只 块 把 颗 盒 瓶 条 张 座 名 位'
  ).split(' '),
);

/**
 * 统一 in 联系统一采购部 may be a company; in 统一编号, 规格要统一 and 最美的 it is the word. Asked of names in ideographs that are
 * ordinary words: what touches them must be what touches the names of somebody. A second hint is needed all the same.
 */
export function mayNameSomebody(page: FoldedText, from: number, to: number): boolean {
  const before = runBefore(page, from);
  const after = runAfter(page, to);
  const name = textOfUnits(page.units, from, to);
  if (persons.has(name)) return endsWith(before, leadsOrganisation) || beginsWith(after, followsOrganisation);
  const isLed = before === '' || endsWith(before, leads);
  if (!isLed && endsWith(before, degrees)) return false;
  if (after === '') return isLed;
  // 美的|的|合同, 中信|的|王磊.
  if (after[0] === '的') return isLed && (isFamilyName(after.charCodeAt(1)) || beginsWith(after.slice(1), belongings));
  if (beginsWith(after, follows) || endsOfRegions(page.units, to, Math.min(page.length, to + reach)).length > 0) return true;
  if (!isLed) return false;
  if (beginsWith(after, mayFollow) || partOfCompany.test(after)) return true;
  // 小米|粥, 统一|编号, 白雪|皑皑; 小米|手机 may be what somebody makes.
  if (isNoNoun(name)) return false;
  return /^[货仓]/.test(after) || tradeAtStart(after) > 0 || beginsWith(after, belongings) || beginsWith(after, things);
}

/** 鱼嘴|基地, 射频|组, 小港|厂: a part of a company, whatever it is called. Folded. */
const partOfCompany =
  /^[\u4e00-\u9fff]{1,3}(?:基地|工厂|厂区|厂|事业部|分公司|车间|项目组|(?<![全内局外])部(?![分署位落])|组(?![织成合装团件长]))/;

/** What a company makes, sells and keeps, beside the trades: 大众|展厅, not 开元|盛世. Folded. */
const things = new Set(
  (
    '展厅 展台 展位 展会 门店 分店 专卖店 旗舰店 体验店 网点 商城 官网 客服 热线 品牌 产品 新品 样机 样件 样车 配件 零件 机型 型号 系列 车型 平台 软件 系统 供应链 生产线 基地 园区 宿舍 食堂 车队 司机 ' +
    '账号 账户 会员 会议 年会 招标 投标 合约 价格 报价 库存 仓储 配送 运费 物流 快递 股票 概念股 债券 经销商 代理商 分销商 门市 专柜 柜台 渠道 用户 消费者 员工 高管 团队 技术 专利 商标 标识 标志 广告 代言 二期 一期 三期'
  ).split(' '),
);

/** What is only ever said of a company, whatever word it is called by. Folded. */
const onlyOfCompanies = new Set(
  (
    '回购 增持 减持 增资 募资 融资 配股 派息 派发 除息 涨停 跌停 停牌 复牌 退市 挂牌 调涨 调升 调降 并购 收购 出售 入股 参股 换帅 裁员 扩建 扩产 股价 股份 股东 年报 财报 营收 净利 市值 法说会 ' +
    '董事会 独立董事 执行董事 董秘 采购部 采购方 财务部 项目部 法务 总公司 分公司 子公司 代表处 办事处 首席 订了 下单 付款 已付 回款 汇款 中标'
  ).split(' '),
);
/** What is only ever had by a company. Folded. */
const onlyHadByCompanies = new Set('订单 合同 发票 账单 对账单 货款 尾款 备件 质保 续费 采购部 财务部 法务 应付 账期'.split(' '));

/**
 * 记在|统一|名下, |长城|的订单, |光明|回购: the words around a name that is a word too leave nothing but the name, so that it needs no
 * second hint.
 */
export function isSurelySomebody(page: FoldedText, from: number, to: number): boolean {
  const after = runAfter(page, to);
  if (after === '') return false;
  const before = runBefore(page, from);
  const name = textOfUnits(page.units, from, to);
  if (persons.has(name) || endsWith(before, degrees)) return false;
  if (after.startsWith('名下')) return true;
  if (before !== '' && !endsWith(before, leads)) return false;
  const isVerb = isNoNoun(name);
  // 统一|采购部 may be what is to be done; 请联系|统一|采购部 is somebody.
  if (isVerb && before === '') return false;
  if (after[0] === '的') return !isVerb && !/[到是为]$/.test(before) && beginsWith(after.slice(1), onlyHadByCompanies);
  return beginsWith(after, onlyOfCompanies);
}
