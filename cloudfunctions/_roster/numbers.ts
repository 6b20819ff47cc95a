/** 「第三村民小组」「3组」「叁组」 are one place: numbers are written alike before they are compared. */

const DIGITS: Record<string, number> = {
  〇: 0,
  零: 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  两: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
}
const RUN = /[〇零一壹二贰两三叁四肆五伍六陆七柒八捌九玖十拾百佰]+/g

/** Chinese numbers below a thousand → digits: 「二十三」 → 「23」, 「一〇五」 → 「105」; 「03 组」 → 「3 组」. */
export const chineseNumbers = (text: string): string =>
  text.replace(RUN, numberOf).replace(/(^|\D)0+(?=\d)/g, '$1')

const byNumber = new Intl.Collator('zh', { numeric: true })
/** As a village counts its groups and doors: 二组 before 十组. */
export const inVillageOrder = (a: string, b: string): number =>
  byNumber.compare(chineseNumbers(a), chineseNumbers(b))

function numberOf(run: string): string {
  if (!/[十拾百佰]/.test(run)) return [...run].map(sign => DIGITS[sign]).join('')
  let [sum, digit] = [0, 0]
  for (const sign of run) {
    if (sign === '十' || sign === '拾') {
      sum += (digit || 1) * 10
      digit = 0
    } else if (sign === '百' || sign === '佰') {
      sum += (digit || 1) * 100
      digit = 0
    } else digit = DIGITS[sign] ?? 0
  }
  return String(sum + digit)
}
