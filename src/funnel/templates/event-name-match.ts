/**
 * Event names as words, so that `addToCart`, `add_to_cart`, `Added to Cart` and `ADD-TO-CART` are alike. Latin words
 * lose their commonest endings on both sides of a comparison; Chinese is compared letter by letter.
 */
function nameWordsOf(name: string): string[] {
  return name
    .normalize('NFKC')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(stem);
}

function stem(word: string): string {
  return word.length > 4 ? word.replace(/(?:ing|ed|s)$/, '').replace(/e$/, '') : word;
}

/** Words that mean the stage did not happen, or was undone. */
const undoing = new Set(
  nameWordsOf(
    'fail failed failure error cancel canceled cancelled remove removed delete deleted abandon abandoned refund refunded reject rejected decline declined lost unsubscribe logout exit',
  ),
);
const undoingChinese = /失败|取消|退款|退货|删除|移除|移出|放弃|拒绝|流失|注销|退出/;

function undoes(words: string[], text: string): boolean {
  return undoingChinese.test(text) || words.some((word) => undoing.has(word));
}

const chinese = /\p{Script=Han}/u;

/** Longer names are not matched: most likely a document by mistake. */
const maxMatchedLength = 1000;

/**
 * How well a name matches a synonym: 3 is the same words, 2 the synonym at the beginning or end, 1 somewhere in the
 * name, 0 not at all. Half a point less where the name is about the opposite is not enough: those never match.
 */
export function nameSimilarity(name: string, synonym: string): number {
  if (name.length > maxMatchedLength) return 0;
  const words = nameWordsOf(name);
  const wanted = nameWordsOf(synonym);
  const text = words.join(' ');
  const sought = wanted.join(' ');
  if (sought === '' || undoes(words, text)) return 0;
  if (text === sought || words.join('') === wanted.join('')) return 3;
  if (chinese.test(sought)) return text.startsWith(sought) || text.endsWith(sought) ? 2 : Number(text.includes(sought));
  if (text.startsWith(`${sought} `) || text.endsWith(` ${sought}`)) return 2;
  return Number(text.includes(` ${sought} `));
}
