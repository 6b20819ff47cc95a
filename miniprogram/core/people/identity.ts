/** Identity numbers never get in: not as a key, not in a name, a door or a number of another office. */

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'
/** Seventeen digits and a check digit, also typed with blanks, hyphens or full-width digits. */
const RUN = /(?:^|\D)(\d(?:[ ·.-]?\d){16}[ ·.-]?[\dXx])(?![\dA-Za-z])/g
const MOBILE = /(?:^|\D)1[3-9]\d(?:[ -]?\d){8}(?!\d)/

/** Whether a number of the GB 11643 form stands in the text: a birthday that can be, and the right check digit. */
export function holdsIdentityNumber(text: string): boolean {
  for (const [, run = ''] of text.normalize('NFKC').matchAll(RUN)) {
    const digits = run.replace(/[^\dXx]/g, '').toUpperCase()
    if (isIdentityNumber(digits)) return true
  }
  return false
}

/** Whether a mobile number stands in the text. */
export const holdsMobile = (text: string): boolean => MOBILE.test(text.normalize('NFKC'))

function isIdentityNumber(digits: string): boolean {
  const [year, month, day] = [digits.slice(6, 10), digits.slice(10, 12), digits.slice(12, 14)].map(Number)
  if (year === undefined || year < 1900 || year > 2099 || !month || month > 12 || !day || day > 31)
    return false
  const sum = WEIGHTS.reduce((all, weight, i) => all + weight * Number(digits[i]), 0)
  return CHECKS[sum % 11] === digits[17]
}
