import { afterEach, describe, expect, it, vi } from 'vitest'
import { isBy, seenOf, type Caller } from './caller'

/** What SOURCE may be: as documented, through another function, and what no documentation knows. */
const SOURCES = [
  'wx_client',
  'wx_devtools',
  'wx_http',
  'wx_unknown',
  'wx_trigger',
  '',
  'wx_client,scf',
  'wx_trigger,scf',
  'scf',
  'web_client',
  'something_new',
] as const
type Source = (typeof SOURCES)[number]

const TICK = { Type: 'Timer', TriggerName: 'minute', Time: '2026-11-18T01:00:00Z' }
/** A phone, a push, or the console may send whatever they like, a timer's event too. */
const EVENTS = { tick: TICK, other: { route: 'export', MsgType: 'event', Event: 'wxa_media_check' } }

interface Row {
  source: Source
  openid: boolean
  trigger: 'timer' | 'none' | 'other'
  event: keyof typeof EVENTS
}
const BOTH = [true, false]
const ROWS: Row[] = SOURCES.flatMap(source =>
  BOTH.flatMap(openid =>
    (['timer', 'none', 'other'] as const).flatMap(trigger =>
      (['tick', 'other'] as const).map(event => ({ source, openid, trigger, event })),
    ),
  ),
)
const nameOf = ({ source, openid, trigger, event }: Row): string =>
  [source || '(none)', openid ? 'openid' : '-', trigger, event].join(' ')

/** The law, written out: every call that is let in. All others of the 132 are refused. */
const LET_IN: Record<Exclude<Caller, 'push'>, string[]> = {
  person: ['wx_client', 'wx_devtools'].flatMap(source =>
    ['timer', 'none', 'other'].flatMap(trigger =>
      ['tick', 'other'].map(event => `${source} openid ${trigger} ${event}`),
    ),
  ),
  timer: [
    'wx_http - timer tick',
    'wx_http - timer other',
    'wx_unknown - timer tick',
    'wx_unknown - timer other',
    'wx_unknown - none tick',
    'wx_trigger - timer tick',
    'wx_trigger - timer other',
    'wx_trigger - none tick',
    '(none) - timer tick',
    '(none) - timer other',
    '(none) - none tick',
    'wx_trigger,scf - timer tick',
    'wx_trigger,scf - timer other',
    'scf - timer tick',
    'scf - timer other',
    'web_client - timer tick',
    'web_client - timer other',
    'something_new - timer tick',
    'something_new - timer other',
  ],
  console: ['(none) - none tick', '(none) - none other'],
  function: ['wx_client,scf', 'wx_trigger,scf', 'scf'].flatMap(source =>
    ['openid', '-'].flatMap(openid =>
      ['timer', 'none', 'other'].flatMap(trigger =>
        ['tick', 'other'].map(event => `${source} ${openid} ${trigger} ${event}`),
      ),
    ),
  ),
}
/** A push may carry anything but a phone: these are refused, whatever else is seen. */
const NO_PUSH: Source[] = ['wx_client', 'wx_devtools', 'wx_client,scf']

type Said = Record<string, string>
function saidBy({ source, openid, trigger }: Row): Said {
  return {
    TCB_CONTEXT_KEYS: 'TCB_SOURCE',
    TCB_SOURCE: source,
    WX_CONTEXT_KEYS: openid ? 'WX_OPENID,WX_APPID' : 'WX_APPID',
    ...(openid ? { WX_OPENID: 'o-1' } : {}),
    ...(trigger === 'none' ? {} : { TRIGGER_SRC: trigger === 'timer' ? 'timer' : 'apigw' }),
  }
}

/** Where the platform may say it. */
const PLACES: Record<string, (said: Said) => { context: unknown; process: Said }> = {
  'in the process alone': said => ({ context: {}, process: said }),
  'in the context alone': said => ({ context: { environment: JSON.stringify(said) }, process: {} }),
  'in both': said => ({ context: { environment: JSON.stringify(said) }, process: said }),
  'in the older context': said => ({
    context: {
      environ: Object.entries(said)
        .map(([name, value]) => `${name}=${value}`)
        .join(';'),
    },
    process: {},
  }),
}

describe.each(Object.entries(PLACES))('said %s', (_, say) => {
  const letIn = (kind: Caller): string[] =>
    ROWS.filter(row => {
      const { context, process } = say(saidBy(row))
      return isBy(kind, seenOf(context, process), EVENTS[row.event])
    }).map(nameOf)

  it.each(Object.entries(LET_IN))('%s: exactly these calls are let in', (kind, expected) => {
    expect(letIn(kind as Caller).sort()).toEqual([...expected].sort())
  })
  it('push: anything but a phone', () => {
    const refused = ROWS.filter(row => !letIn('push').includes(nameOf(row)))
    expect([...new Set(refused.map(row => row.source))]).toEqual(NO_PUSH)
    expect(refused).toHaveLength(NO_PUSH.length * 12)
  })
})

describe('what is left over or cannot be read', () => {
  it('an openid that is not listed is of the call before: nobody is it, and no console either', () => {
    const seen = seenOf({}, { WX_CONTEXT_KEYS: 'WX_APPID', WX_OPENID: 'o-1', TCB_SOURCE: '' })
    expect([seen.openid, isBy('console', seen, {}), isBy('timer', seen, TICK)]).toEqual([null, false, false])
  })
  it('the context counts before the process', () => {
    const context = { environment: JSON.stringify({ WX_CONTEXT_KEYS: 'WX_OPENID', WX_OPENID: 'o-2' }) }
    expect(seenOf(context, { WX_CONTEXT_KEYS: 'WX_OPENID', WX_OPENID: 'o-1' }).openid).toBe('o-2')
  })
  it.each([null, 'x', { environment: '{' }, { environment: 'null' }, { environment: 7 }, { environ: [] }])(
    'a context like %j says nothing',
    context => {
      expect(seenOf(context, { TCB_SOURCE: 'wx_client' })).toEqual({
        openid: null,
        hasOpenid: false,
        source: 'wx_client',
        trigger: null,
      })
    },
  )
})

describe('a refusal', () => {
  afterEach(() => vi.unstubAllEnvs())
  it('is logged with what was seen, and with nobody’s openid', async () => {
    vi.stubEnv('FIELD_KEYS', `1:${Buffer.alloc(32, 7).toString('base64')}`)
    vi.stubEnv('CODE_KEY', Buffer.alloc(32, 9).toString('base64'))
    const { callBy } = await import('./guard')
    const lines = vi.spyOn(console, 'log').mockImplementation(() => undefined)
    const row: Row = { source: 'wx_client', openid: true, trigger: 'other', event: 'tick' }
    const context = { environment: JSON.stringify(saidBy(row)) }
    expect(callBy('console', 'admin', { data: { name: '陈桂香' } }, context)).toBeNull()
    expect(lines.mock.calls).toEqual([
      [
        '{"fn":"admin","refused":"NOT_ALLOWED","wanted":"console","source":"wx_client","trigger":"apigw","openid":true}',
      ],
    ])
    lines.mockRestore()
  })
})
