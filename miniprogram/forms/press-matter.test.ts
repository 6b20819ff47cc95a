import { describe, expect, it } from 'vitest'
import { routes } from '../../contract'
import { PRESSES as DEED } from '../core/deed/phone/ways'
import { PRESSES as HONOUR } from '../core/honour/phone/ways'
import type { Press } from '../core/process/way'
import { PRESSES as REDEMPTION } from '../core/redemption/phone/ways'
import { inputOf, lacking, type Filled } from './verb-form'

/** What the pages send beside the form. */
const BESIDE: Readonly<Record<string, object>> = {
  'points.answer': { objectionId: 'o1' },
  'honour.answer': { objectionId: 'o1' },
  'shop.redeem': { goodId: 'g1', seenPrice: 20 },
}
const BEGINS: readonly string[] = ['honour.nominate', 'shop.redeem']
const buttons = Object.entries({ points: DEED, honour: HONOUR, shop: REDEMPTION }).flatMap(
  ([area, presses]) => Object.entries<Press>(presses).map(([button, press]) => ({ area, button, press })),
)
const fill = ({ form }: Press, at: number): Filled =>
  Object.fromEntries(
    (form?.fields ?? []).map(({ name, type, items }) => [
      name,
      items
        ? (items[at % items.length]?.value ?? '')
        : type === 'household' || type === 'pick'
          ? 'h1'
          : '问过了',
    ]),
  )

describe('a button of a good deed, an honour, a redemption', () => {
  it.each(buttons)('$area $button sends what its route takes, whichever way it is answered', one => {
    const { area, press } = one
    const route = `${area}.${press.verb}` as keyof typeof routes
    for (const at of [0, 1]) {
      const filled = fill(press, at)
      const sent = {
        ...press.says,
        ...(press.form ? inputOf(press.form, filled, 0) : {}),
        ...BESIDE[route],
        ...(BEGINS.includes(route) ? {} : { id: 'm1' }),
        key: 'k1234567',
      }
      expect(press.form ? lacking(press.form, filled, false) : '').toBe('')
      expect(routes[route].safeParse(sent).error?.message).toBeUndefined()
    }
  })

  it.each<[string, Press, string]>([
    ['vouching asks for nothing', DEED.confirm, ''],
    ['not vouching says why', DEED.refuse, '还差“为什么”没写'],
    ['an objection says what is wrong', DEED.object, '还差“哪里不对”没写'],
    ['an answer says whether it is founded', DEED.answer, '还差“成不成立”没选'],
    ['the yes of a household without a phone is written down', HONOUR.agreed, '还差“怎么说的”没写'],
    ['its no as well', HONOUR.declined, '还差“怎么说的”没写'],
    ['a nomination says for what', HONOUR.nominate, '还差“评什么”没选'],
    ['goods for others: for whom', REDEMPTION.redeem, '还差“替哪一户换”没选'],
  ])('%s', (_, { form }, lack) => expect(form && lacking(form, {}, false)).toBe(lack))

  it.each<[string, Press, object]>([
    ['confirm', DEED.confirm, { agree: true }],
    ['refuse', DEED.refuse, { agree: false }],
    ['yes', HONOUR.yes, { consent: true }],
    ['hide', HONOUR.hide, { consent: false }],
    ['declined', HONOUR.declined, { consent: false }],
    ['against', HONOUR.against, { agree: false }],
    ['cancel', REDEMPTION.cancel, {}],
  ])('%s says %o by itself', (_, { says }, said) => expect(says).toEqual(said))
})
