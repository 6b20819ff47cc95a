import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CallError } from '../../local/cloud'
import { templateId } from '../../cloudfunctions/_notices/templates'
import { openCounty, tap, type County } from './county'

let county: County
beforeAll(async () => {
  county = await openCounty()
})
afterAll(() => county.close())

const push = (event: object) =>
  county.cloud.push('hooks', event) as Promise<{ ok: boolean; code?: string; message?: string }>
const verdict = (trace_id: string, suggest: 'pass' | 'review' | 'risky', errcode = 0) => ({
  ToUserName: 'gh',
  FromUserName: 'o_chen',
  CreateTime: 1,
  MsgType: 'event',
  Event: 'wxa_media_check',
  appid: 'wx',
  trace_id,
  version: 2,
  detail: [],
  errcode,
  errmsg: 'ok',
  result: { suggest, label: 100 },
})

describe('functions that are not for phones', () => {
  it.each(['jobs', 'hooks', 'admin', 'spreadsheets'])(
    '%s refuses anybody who calls it from a phone, the county administrator too',
    async fn => {
      const before = county.snapshot()
      for (const openid of ['o_chen', 'o_he', 'o_tian']) {
        const error = await county.cloud
          .callAs(openid, fn, { route: 'erase', data: { personId: 'chen', identity: false } })
          .catch((e: CallError) => e)
        expect((error as CallError).code).toBe('PERMISSION_DENIED')
      }
      expect(county.snapshot()).toBe(before)
    },
  )

  it('jobs runs for the timer only, not for the console or a push', async () => {
    const before = county.snapshot()
    const pushed = { MsgType: 'event', Event: 'wxa_media_check', TriggerName: 'minute' }
    const refused = { ok: false, code: 'NOT_ALLOWED' }
    expect(await county.cloud.push('jobs', pushed)).toMatchObject(refused)
    expect(await county.cloud.console('jobs', { route: 'rebuild' })).toMatchObject(refused)
    expect(county.snapshot()).toBe(before)
  })

  it('admin does not run for a timer', async () => {
    expect(await county.cloud.trigger('admin', 'minute')).toMatchObject({ ok: false, code: 'NOT_ALLOWED' })
  })

  it('admin runs for the cloud account’s console, and for nothing else whatever it calls itself', async () => {
    const rebuild = { route: 'rebuild', data: { what: 'boards', villageId: 'v1', dryRun: true } }
    expect(await county.cloud.console('admin', rebuild)).toMatchObject({ ok: true })
    const others = [
      'wx_client',
      'wx_devtools',
      'wx_localdebug',
      'wx_http',
      'wx_trigger',
      'wx_unknown',
      'wx_crawler',
      'wx_paycallback',
      'wx_trigger,scf',
      'scf',
      'web_client',
      'something_new',
      ' ',
    ]
    for (const source of others)
      expect([source, await county.cloud.console('admin', rebuild, source)]).toMatchObject([
        source,
        { ok: false, code: 'NOT_ALLOWED' },
      ])
    expect(await county.cloud.push('admin', rebuild)).toMatchObject({ ok: false, code: 'NOT_ALLOWED' })
  })
})

describe('functions that are not for phones, where the platform forgot', () => {
  it.each(['jobs', 'hooks', 'admin', 'spreadsheets'])('%s refuses a phone by itself', async fn => {
    const open = await openCounty({ phoneMayCall: () => true })
    try {
      const before = open.snapshot()
      const reply = await open.cloud.callAs('o_tian', fn, {
        route: 'rebuild',
        data: { what: 'boards', villageId: 'v1' },
        ...verdict('t', 'pass'),
      })
      expect(reply).toMatchObject({ ok: false, code: 'NOT_ALLOWED' })
      expect(open.snapshot()).toBe(before)
    } finally {
      await open.close()
    }
  })
})

describe('whichever way the platform says who calls', () => {
  const HABITS = [
    ['a timer without TRIGGER_SRC', { timer: { source: 'wx_trigger', triggerSrc: false } }],
    ['a timer that calls itself unknown', { timer: { source: 'wx_unknown', triggerSrc: false } }],
    ['a timer without a source', { timer: { source: '', triggerSrc: true } }],
    ['the process alone', { saysIn: 'process' }],
    ['the context alone', { saysIn: 'context' }],
  ] as const
  it.each(HABITS)('%s: timer, phone, console and push are told apart', async (_, habits) => {
    const open = await openCounty({ phoneMayCall: () => true, habits })
    try {
      const { cloud } = open
      const refused = { ok: false, code: 'NOT_ALLOWED' }
      const rebuild = { route: 'rebuild', data: { what: 'boards', villageId: 'v1', dryRun: true } }
      expect(await cloud.trigger('jobs', 'minute')).toMatchObject({ ok: true })
      expect((await open.ok('chen', 'me.home', {})).me?.name).toBe('陈桂香')
      expect(await cloud.console('admin', rebuild)).toMatchObject({ ok: true })
      expect(await cloud.push('hooks', verdict('t', 'pass'))).toMatchObject({ code: 'NOT_FOUND' })
      const tick = { Type: 'Timer', TriggerName: 'minute' }
      for (const [fn, event] of [
        ['jobs', tick],
        ['admin', rebuild],
        ['hooks', verdict('t', 'pass')],
      ] as const)
        expect([fn, await cloud.callAs('o_tian', fn, event)]).toMatchObject([fn, refused])
      expect(await cloud.console('api', { route: 'me.home', data: {}, contract: 1 })).toMatchObject(refused)
    } finally {
      await open.close()
    }
  })
})

describe('a push that goes wrong', () => {
  it('is answered with an id to look up, and nothing of what went wrong', async () => {
    const spoilt = {
      _id: 'spoilt',
      v: 1,
      traceId: 'trace-spoilt',
      state: 'pending',
      eventId: { not: 'an id' },
      about: null,
    }
    county.cloud.store.put('files', spoilt)
    const answer = await push(verdict('trace-spoilt', 'pass'))
    expect(answer).toMatchObject({
      ok: false,
      code: 'INTERNAL',
      log: expect.stringMatching(/^[0-9a-f]{8}$/) as string,
    })
    expect(JSON.stringify(answer)).not.toMatch(/spoilt|an id|Error|at /)
    county.cloud.store.remove('files', 'spoilt')
  })
})

describe('the answer of the media check', () => {
  const waiting = (id: string, over: object = {}) => {
    county.cloud.store.put('files', {
      _id: id,
      v: 1,
      owner: 'chen',
      kind: 'photo',
      cloudPath: `in/chen/${id}.jpg`,
      kept: `cloud://x/${id}.jpg`,
      bytes: 10,
      state: 'pending',
      about: null,
      eventId: null,
      traceId: `trace-${id}`,
      issuedAt: county.cloud.now(),
      sha256: null,
      ...over,
    })
  }
  /** An order with a photo that is still being checked. */
  async function orderWith(id: string): Promise<string> {
    waiting(id)
    await county.cloud.advance(60_000)
    const { ticket } = await county.ok('chen', 'ticket.submit', {
      key: tap(),
      input: {
        category: 'infrastructure',
        sub: 'lamp',
        text: '灯坏了',
        urgent: false,
        aboutStaff: false,
        showOnBoard: true,
        attachments: [{ id, kind: 'photo' }],
      },
    })
    return ticket?.ticket.id ?? ''
  }
  const checkOf = (ticketId: string, file: string) =>
    county.all('ticket_words').find(w => w.about.id === ticketId)?.check.files[file]

  it('lets a photo through', async () => {
    const id = await orderWith('f1')
    expect(await push(verdict('trace-f1', 'pass'))).toEqual({ ok: true })
    expect([county.doc('files', 'f1').state, checkOf(id, 'f1')]).toEqual(['pass', 'pass'])
  })

  it('refuses a risky one, and its author finds a badge', async () => {
    const id = await orderWith('f2')
    await push(verdict('trace-f2', 'risky'))
    expect([county.doc('files', 'f2').state, checkOf(id, 'f2')]).toEqual(['refused', 'refused'])
    expect((await county.ok('chen', 'me.home', {})).badges.map(b => b.message)).toContainEqual(
      expect.stringContaining('照片没通过检查'),
    )
  })

  it.each([
    ['a doubtful answer', 'f3', verdict('trace-f3', 'review')],
    ['an error of the checker', 'f4', verdict('trace-f4', 'pass', -1008)],
  ])('%s goes to a person', async (_, file, event) => {
    const id = await orderWith(file)
    await push(event)
    expect(checkOf(id, file)).toBe('review')
    expect(county.doc('reviews', file)).toMatchObject({
      about: { kind: 'ticket', id },
      what: 'photo',
      state: 'open',
    })
  })

  it('said again, or after a person decided, changes nothing', async () => {
    const before = county.snapshot()
    await push(verdict('trace-f2', 'pass'))
    expect(county.snapshot()).toBe(before)
  })

  it.each([
    ['a trace id the cloud was never given', verdict('trace-forged', 'pass')],
    ['an empty one', verdict('', 'pass')],
    ['one with an operator in it', { ...verdict('x', 'pass'), trace_id: { $ne: null } }],
    ['null, as files that are not being checked have', { ...verdict('x', 'pass'), trace_id: null }],
    ['something else altogether', { Event: 'user_enter_tempsession', FromUserName: 'o_chen' }],
  ])('forged with %s is refused and changes nothing', async (_, event) => {
    waiting('f5', { traceId: null })
    const before = county.snapshot()
    expect(await push(event)).toMatchObject({
      ok: false,
      message: expect.stringMatching(/[一-龥]/) as string,
    })
    expect(county.snapshot()).toBe(before)
  })
})

describe('what a person lets us send', () => {
  const id = templateId('claimed')
  const change = (Event: string, list: object) =>
    push({ ToUserName: 'gh', FromUserName: 'o_chen', CreateTime: 1, MsgType: 'event', Event, List: list })
  const left = () => county.doc('grants', `chen:${id}`)?.left

  it('an accept the phone could not report still counts, one that it did is not counted twice', async () => {
    await change('subscribe_msg_popup_event', {
      TemplateId: id,
      SubscribeStatusString: 'accept',
      PopupScene: '0',
    })
    expect(left()).toBe(1)
    await county.ok('chen', 'me.accepted', { accepted: [id], key: tap() })
    await change('subscribe_msg_popup_event', [
      { TemplateId: id, SubscribeStatusString: 'accept', PopupScene: '0' },
    ])
    expect(left()).toBe(2)
  })

  it('switched off in the settings, the ledger is empty', async () => {
    await change('subscribe_msg_change_event', { TemplateId: id, SubscribeStatusString: 'reject' })
    expect(left()).toBe(0)
  })

  it('about a stranger nothing is kept', async () => {
    const before = county.snapshot()
    expect(
      await push({
        Event: 'subscribe_msg_popup_event',
        FromUserName: 'o_nobody',
        List: { TemplateId: id, SubscribeStatusString: 'accept' },
      }),
    ).toMatchObject({ ok: false })
    expect(county.snapshot()).toBe(before)
  })
})
