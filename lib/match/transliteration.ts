/** Ideographs that write the sounds of foreign names, and those that begin Chinese ones, folded. */
import { UnitSet } from './unit-set.ts';

/** Used for sounds much more often than for what they mean. */
const sounds = new UnitSet(
  (
    '阿埃艾奥柏鲍贝彼伯博布蒂迪杜顿厄恩尔菲芬冯弗夫戈葛哈赫霍基贾杰卡凯坎柯科克肯库奎拉莱勒雷蕾丽莉琳卢鲁伦罗洛玛迈曼梅蒙姆穆娜纳奈' +
    '尼涅纽诺欧帕潘佩皮珀普乔琴瑞撒萨塞瑟森莎斯索塔泰坦特提托威韦维沃乌希锡谢逊雅亚耶伊兹佐詹妮黛芭蓓娅茨茜薇'
  ).split(''),
);
/** Used for sounds too, beside one of those above. */
const possibleSounds = new UnitSet('达马加巴比丹利里登夏温兰本哥德丁安林西东南金朗宾塔古敦'.split(''));
/** Frequent family names that are no words by which a sentence goes on; 于, 和, 向, 时, 任 are left out. */
const familyNames = new UnitSet(
  (
    '王李张刘陈杨黄赵吴周徐孙朱胡郭何林罗郑梁宋唐许邓韩冯曹彭曾萧潘袁董余苏吕魏蒋蔡贾丁薛阎潘杜戴夏钟汪范廖姚谭邹熊孟秦江尹侯邵龙' +
    '郝孔崔邱顾毛邢施姜汤温康庄俞樊葛聂兰岳齐柳庞涂梅桂翟耿'
  ).split(''),
);

/** True for an ideograph that mostly writes a foreign sound. */
export function isSound(ideograph: number | undefined): boolean {
  return sounds.has(ideograph);
}

/** True for an ideograph that may write a foreign sound, beside one that does. */
export function maySound(ideograph: number | undefined): boolean {
  return sounds.has(ideograph) || possibleSounds.has(ideograph);
}

/** True for an ideograph that mostly is somebody's family name when it stands alone. */
export function isFamilyName(ideograph: number | undefined): boolean {
  return familyNames.has(ideograph);
}
