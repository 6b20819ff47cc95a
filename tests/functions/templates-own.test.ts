import { afterEach, describe, expect, it } from 'vitest'
import { openCounty, tap, type County } from './county'
import { dispatched, nextTick } from './jobs-tick'

type Options = NonNullable<Parameters<typeof openCounty>[0]>
let county: County
afterEach(() => county.close())

const OWN = 'n'.repeat(43)
const CONTENT = '单号{{character_string7.DATA}}\n工单内容{{thing1.DATA}}\n派单时间{{time9.DATA}}'
const KEYS = 'character_string7=no,thing1=about,time9=at'

async function open(type: 2 | 3, options: Options = {}): Promise<void> {
  county = await openCounty({
    env: { TEMPLATE_NEW_ORDER: `${OWN}|${KEYS}${type === 3 ? '|long' : ''}` },
    templates: [{ priTmplId: OWN, content: CONTENT, type }],
    ...options,
  })
}
async function accept(): Promise<void> {
  county.cloud.grant('o_li', OWN, 1)
  await county.ok('li', 'me.accepted', { accepted: [OWN], key: tap() })
}
const sent = (id: string) => county.all('sends').find(s => s.about.id === id && s.personId === 'li')?.state
const messages = () =>
  county.cloud
    .messages()
    .filter(m => m.api === 'subscribeMessage.send' && m.data.touser === 'o_li')
    .map(m => m.result.errcode)
const left = (): number => county.doc('grants', `li:${OWN}`).left

describe('with a county’s own templates', () => {
  it('the deploy reads them through admin; where WeChat does not let it, there is no answer', async () => {
    await open(3)
    const ask = () => county.cloud.console('admin', { route: 'templates.list', data: {} })
    expect(await ask()).toEqual({
      ok: true,
      data: { templates: [{ id: OWN, text: CONTENT, longTerm: true }] },
    })
    await county.close()
    await open(3, { openapiKnown: false })
    expect(await ask()).toEqual({ ok: true, data: { templates: null } })
  })

  it('a message fills exactly the fields that the account’s template has', async () => {
    await open(2)
    await accept()
    await accept()
    const id = await dispatched(county)
    await nextTick(county)
    expect([sent(id), messages()]).toEqual(['sent', [0]])
    const [message] = county.cloud.messages().filter(m => m.data.template_id === OWN)
    expect(Object.keys(message?.data.data as object).sort()).toEqual(['character_string7', 'thing1', 'time9'])
  })

  it.each([
    ['trial', { MINIPROGRAM_STATE: 'trial' }],
    ['formal', { MINIPROGRAM_STATE: 'formal' }],
    [undefined, {}],
  ])('a message opens the version that is out: %s', async (state, deployed) => {
    await open(2, { env: { TEMPLATE_NEW_ORDER: `${OWN}|${KEYS}`, ...deployed } })
    await accept()
    await accept()
    await dispatched(county)
    await nextTick(county)
    const sentOnes = county.cloud.messages().filter(m => m.data.template_id === OWN)
    expect(sentOnes.map(({ data }) => data.miniprogram_state)).toEqual([state])
  })

  it('an acceptance of a one-time template is used up by a message, and the last one is kept for what is urgent', async () => {
    await open(2)
    await accept()
    await accept()
    const [first, second] = [await dispatched(county), await dispatched(county)]
    await nextTick(county)
    expect([sent(first), sent(second)].sort()).toEqual(['badge', 'sent'])
    expect(left()).toBe(1)
  })

  it('one acceptance of a long-term template is as many as there is news', async () => {
    await open(3)
    await accept()
    const [first, second] = [await dispatched(county), await dispatched(county)]
    await nextTick(county)
    expect([sent(first), sent(second)]).toEqual(['sent', 'sent'])
    await accept()
    expect(left()).toBe(1)
    expect((await county.ok('li', 'me.home', {})).longTerm).toEqual([OWN])
  })

  it('a message that WeChat does not permit costs no acceptance', async () => {
    await open(2, { openapiKnown: false })
    await accept()
    const id = await dispatched(county)
    await nextTick(county)
    expect([sent(id), left(), messages()]).toEqual(['badge', 1, []])
  })
})
