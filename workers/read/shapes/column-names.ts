import {
  doingWords,
  hanTrait,
  idWords,
  idleWords,
  moneyWords,
  personWords,
  rankedNames,
  thingWords,
  timeWords,
  tradeWords,
  traitWords,
  type NamedRole,
} from './name-vocabulary';

const NAMED_ROLES: readonly NamedRole[] = ['who', 'what', 'when', 'amount'];
const NOT_NOW = /birth|dob|expir|valid|updat|modif|due|end|last|生日|出生|到期|有效|更新|修改/;
const HAN_TIME = /(时间戳?|日期|时刻)$/;

const ranks = new Map(NAMED_ROLES.map((role) => [role, rankOfName(role)]));

function rankOfName(role: NamedRole): Map<string, number> {
  return new Map(rankedNames[role].flatMap(([rank, names]) => names.split(/\s+/).map((name) => [name, rank] as const)));
}

/** `userId`, `USER ID`, `User-ID` as ['user', 'id']. */
function nameWords(name: string): string[] {
  const spaced = name.normalize('NFKC').replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2');
  return spaced.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** How plainly a column's name says this role: 0 (not at all) … 1.1 (beyond doubt). */
export function nameRank(name: string, role: NamedRole): number {
  const words = nameWords(name);
  return ranks.get(role)?.get(words.join('')) ?? rankByWords[role](words);
}

/** Whether some role is plainly meant by this name. */
export function isKnownName(name: string): boolean {
  return NAMED_ROLES.some((role) => nameRank(name, role) >= 0.9);
}

const rankByWords: Record<NamedRole, (words: string[]) => number> = {
  who(words) {
    const joined = words.join('');
    if (/用户|客户|会员|顾客|访客|买家|玩家|学员|患者/.test(joined)) {
      return /(id|编号|号|标识|码|账号)$/.test(joined) ? 0.85 : 0;
    }
    if (!idWords.has(words.at(-1) ?? '')) return 0;
    if (words.some((word) => personWords.has(word))) return 0.85;
    return words.some((word) => thingWords.has(word)) ? 0.05 : 0.35;
  },
  what(words) {
    const joined = words.join('');
    if (doingWords.has(words.at(-1) ?? '') || /(事件|行为|动作|阶段)(名称?|类型)?$/.test(joined)) return 0.75;
    return /(类型|状态|环节|进度)$/.test(joined) ? 0.6 : 0;
  },
  when(words) {
    const rank = timeWords.has(words.at(-1) ?? '') || HAN_TIME.test(words.join('')) ? 0.8 : 0;
    return NOT_NOW.test(words.join(' ')) ? rank * 0.3 : rank;
  },
  amount(words) {
    if (/(金额|价格|收入|销售额|费用?|总价)$/.test(words.join(''))) return 0.75;
    return words.some((word) => moneyWords.has(word)) && !words.some((word) => idWords.has(word)) ? 0.65 : 0;
  },
};

/** Whether the name is that of a trait (a channel, a city, a product): those repeat without being what happened. */
export function isTraitName(name: string): boolean {
  const words = nameWords(name);
  return words.some((word) => traitWords.has(word)) || hanTrait.test(words.join(''));
}

/**
 * What a row of a file without event names is, by the name of its time column: `won_date` tells of `won`,
 * `InvoiceDate` of a purchase. '' where the name speaks of nothing but time.
 */
export function eventOfTimeColumn(name: string): string {
  const words = nameWords(name).filter((word) => !timeWords.has(word));
  if (words.some((word) => tradeWords.has(word))) return 'purchase';
  const rest = words.filter((word) => !idleWords.has(word)).join('_');
  return rest.replace(HAN_TIME, '');
}
