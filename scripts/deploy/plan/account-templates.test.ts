import { describe, expect, it } from 'vitest'
import { listedIn, withListed } from './account-templates'
import { templateVariables } from './templates'

const GIVEN = {
  resolved: { id: 'a'.repeat(43), text: '', longTerm: false },
  claimed: { id: 'b'.repeat(43), text: '事项{{thing1.DATA}}', longTerm: false },
}
const LISTED = [
  { id: 'a'.repeat(43), text: '办理单号{{character_string2.DATA}}\n办结时间{{date5.DATA}}', longTerm: true },
  { id: 'b'.repeat(43), text: '受理内容{{thing7.DATA}}', longTerm: false },
]
const answering = (answer: unknown) => ({ invoke: () => Promise.resolve(answer) })

describe('the templates of the account', () => {
  it('fill in fields and kind, and count before what was pasted', () => {
    const { templates, notes, faults } = withListed(GIVEN, LISTED)
    expect(templateVariables(templates)).toEqual({
      TEMPLATE_RESOLVED: `${'a'.repeat(43)}|character_string2=no,date5=at|long`,
      TEMPLATE_CLAIMED: `${'b'.repeat(43)}|thing7=about`,
    })
    expect(notes).toEqual([
      'templates.resolved：账号里是长期订阅，按账号的',
      '从账号里读到 2 种模板，字段按账号里的',
    ])
    expect(faults).toEqual([])
  })
  it('one that is not there is a fault', () => {
    expect(withListed(GIVEN, LISTED.slice(0, 1)).faults).toEqual([
      'templates.claimed 的模板 ID 在账号里没有，请在「订阅消息 → 我的模板」里复制',
    ])
  })
  it('where they cannot be read, the pasted text stands, and it is said', () => {
    const read = withListed(GIVEN, null)
    expect([read.templates, read.faults]).toEqual([GIVEN, []])
    expect(read.notes).toEqual([expect.stringContaining('用 deploy.json 里贴的')])
  })
  it.each([
    ['an answer', answering({ ok: true, data: { templates: LISTED } }), LISTED],
    ['a refusal', answering({ ok: false, code: 'NOT_ALLOWED' }), null],
    ['a WeChat that does not say', answering({ ok: true, data: { templates: null } }), null],
    ['no function yet', { invoke: () => Promise.reject(new Error('ResourceNotFound.Function')) }, null],
  ])('%s', async (_, cloud, listed) => {
    expect(await listedIn(cloud)).toEqual(listed)
  })
})
