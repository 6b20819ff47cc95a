/**
 * What WeChat answers when a message does not go out (subscribeMessage.send), and what follows from it. Each of these says
 * that nothing arrived.
 */
import type { Alarm } from '../../miniprogram/core/alarms'

export interface Handling {
  /** As documented. */
  means: string
  /** The acceptance that was taken for this try: given back, or there was none. */
  acceptance: 'back' | 'none left'
  /** `other`: the template of near meaning is tried; `again`: this one once more, a minute later; `none`: the app shows it. */
  next: 'other' | 'again' | 'none'
  /** Raised where it is nobody's own affair. */
  alarm: Alarm | null
}

export type SendCode = -604101 | 40003 | 40037 | 41030 | 43101 | 43107 | 43108 | 45009 | 47003

export const SEND_CODES: Readonly<Record<SendCode, Handling>> = {
  [-604101]: {
    means: 'the permissions of config.json are not known to WeChat',
    acceptance: 'back',
    next: 'none',
    alarm: 'permission',
  },
  40003: { means: 'no openid of this app', acceptance: 'back', next: 'none', alarm: null },
  40037: { means: 'no template of this account', acceptance: 'back', next: 'other', alarm: 'templates' },
  41030: { means: 'no page of this app', acceptance: 'back', next: 'none', alarm: null },
  43101: {
    means: 'the person refuses, or none is left',
    acceptance: 'none left',
    next: 'other',
    alarm: null,
  },
  43107: { means: 'this app may not send any more', acceptance: 'back', next: 'none', alarm: 'banned' },
  43108: { means: 'two messages to one person at once', acceptance: 'back', next: 'again', alarm: null },
  45009: { means: 'the calls of the day are used up', acceptance: 'back', next: 'none', alarm: 'spent' },
  47003: {
    means: 'a field does not fit the template',
    acceptance: 'back',
    next: 'other',
    alarm: 'templates',
  },
}

/** A code nobody wrote down: nothing arrived, so nothing is used up, and the near template may still go. */
const OTHERWISE: Handling = { means: 'unknown', acceptance: 'back', next: 'other', alarm: null }

export const handlingOf = (code: number): Handling =>
  (SEND_CODES as Readonly<Record<number, Handling | undefined>>)[code] ?? OTHERWISE
