/**
 * What the platform says about a call. It may say it in the variables of the process or only in the context that the
 * function is handed, as its own SDK allows for; both are read, and the context counts first, as there.
 */
export interface Seen {
  /** Whose phone it is; null where the platform vouches for nobody. */
  openid: string | null
  /** An openid stands somewhere, vouched for or not: never the console, never the timer. */
  hasOpenid: boolean
  /** `SOURCE`: wx_client, wx_devtools, wx_http, wx_unknown, wx_trigger; through functions `wx_client,scf`; '' for none. */
  source: string
  /** `TRIGGER_SRC`: seen in the SDK's source only, so it may be missing. */
  trigger: string | null
}

type Variables = Readonly<Record<string, string | undefined>>

export function seenOf(context: unknown, process: Variables): Seen {
  const variables: Variables = { ...process, ...variablesIn(context) }
  const listed = (list: string | undefined, name: string): boolean => (list ?? '').split(',').includes(name)
  return {
    // A name that is not listed may be left over from the call before.
    openid: listed(variables['WX_CONTEXT_KEYS'], 'WX_OPENID') ? variables['WX_OPENID'] || null : null,
    hasOpenid: Boolean(variables['WX_OPENID']),
    source: variables['TCB_SOURCE'] ?? '',
    trigger: variables['TRIGGER_SRC'] || null,
  }
}

/** `environment` is JSON; before that there was `environ`, `NAME=value;NAME=value`. Whatever else it is says nothing. */
function variablesIn(context: unknown): Variables {
  const { environment, environ } = (context ?? {}) as { environment?: unknown; environ?: unknown }
  if (typeof environment === 'string') return strings(parsed(environment))
  if (typeof environ !== 'string') return {}
  const pairs = environ.split(';').map(pair => pair.split(/=(.*)/s))
  return Object.fromEntries(pairs.filter(([name]) => name).map(([name, value]) => [name, value]))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

const strings = (value: unknown): Variables =>
  Object.fromEntries(
    Object.entries((value ?? {}) as object).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  )

const PHONES: readonly string[] = ['wx_client', 'wx_devtools']
/** What a timer may call itself besides TRIGGER_SRC, which may be missing: WeChat's trigger, unknown, or nothing at all. */
const TIMERS: readonly string[] = ['wx_trigger', 'wx_unknown', '']

/** A phone, directly or through another function (`wx_client,scf`). */
const isPhone = ({ source }: Seen): boolean => source.split(',').some(one => PHONES.includes(one.trim()))

/** The event of a timer as documented: `{ Type: 'Timer', TriggerName: … }`. Pushes and phones are told apart before. */
function isTick(event: unknown): boolean {
  const { Type, TriggerName } = (event ?? {}) as { Type?: unknown; TriggerName?: unknown }
  return typeof Type === 'string' && Type.toLowerCase() === 'timer' && typeof TriggerName === 'string'
}

export type Caller = 'person' | 'timer' | 'push' | 'console' | 'function'

/** Each kind of caller by what is seen of the call. Whatever fits none is nobody. */
const IS: Record<Caller, (seen: Seen, event: unknown) => boolean> = {
  /** Right from the phone: what another function passes on is not a person. */
  person: ({ openid, source }) => openid !== null && PHONES.includes(source),
  timer: (seen, event) =>
    !isPhone(seen) &&
    !seen.hasOpenid &&
    (seen.trigger === 'timer' || (seen.trigger === null && TIMERS.includes(seen.source) && isTick(event))),
  /** What a message push carries is not documented: anything but a phone. What it may change is checked where it is taken. */
  push: seen => !isPhone(seen),
  /** Another function of ours, no matter who called that one. Whether an openid travels along is not documented; it is not read. */
  function: ({ source }) => source.split(',').some(one => one.trim() === 'scf'),
  /**
   * The county's own cloud account, in the console or on the command line: the platform has checked it. There is no openid
   * then and no source, since nothing of WeChat's called.
   */
  console: seen => seen.source === '' && !seen.hasOpenid && seen.trigger === null,
}

export const isBy = (kind: Caller, seen: Seen, event: unknown): boolean => IS[kind](seen, event)
