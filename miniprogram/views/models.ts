/**
 * What the components show: plain words and numbers, already decided and already in Chinese.
 * Types only. `views/ticket-card.ts` makes them from a ticket, a viewer and a moment; the components decide nothing.
 */

/** `done` is neutral (one's own list); `doneInTime` / `doneLate` judge (the board). `pencil` has not left this phone. */
export type LightKind =
  | 'green'
  | 'amber'
  | 'red'
  | 'held'
  | 'done'
  | 'doneInTime'
  | 'doneLate'
  | 'pencil'
  | 'plain'

/** The margin: shape (from kind), amount 「剩 3 天」, word 「时间够」. */
export interface LightView {
  kind: LightKind
  amount: string
  word?: string
}

export interface TagView {
  text: string
  /** kraft: where it came from; indigo: worth a look; line: private, with a lock. */
  tone?: 'kraft' | 'indigo' | 'line'
  icon?: string
}

/** One ticket in a list. Exactly one of `promise` and `state` is set. */
export interface CardView {
  id: string
  /** As said aloud: WT26-0137. */
  no: string
  title: string
  light: LightView
  /** 「李春梅 答应 11 月 26 日 前办好」; `verb` replaces 前办好. */
  promise?: { who: string; dayText: string; verb?: string }
  /** 「待派单，派单台明天下班前派给人」. */
  state?: { word: string; next?: string }
  /** The latest news, one sentence. Dropped in elder mode. */
  news?: string
  /** 「三组 陈玉娥 · 民生 · 用水」. Dropped in elder mode. */
  where?: string
  category?: string
  /** Only the handling people see it: a lock with words. */
  locked?: boolean
  /** Address of one small picture. */
  photo?: string
  tags?: TagView[]
  /** The whole card in one sentence, for screen readers and for reading aloud. */
  aria: string
}

/** One line on a desk. */
export interface DeskRowView {
  id: string
  title: string
  light: LightView
  /** 「二组」「基础设施 · 护栏」. */
  meta: string[]
  photos?: number
  voiceSeconds?: number
  tags?: TagView[]
  aria: string
}

export interface CalendarDayView {
  /** 「11 月」 */
  month: string
  /** 「26」 */
  day: string
  /** 「星期四」, or 「今天」. */
  weekday: string
  /** 「十月十八」 */
  lunar?: string
}

/** A day that can be promised. */
export interface DayChoiceView {
  /** What `choose` answers with, e.g. the day as 20261126. */
  value: number
  /** 「周四」 */
  weekday: string
  /** 「26」 */
  day: string
  /** 「十八」「今天」「时限」「超了」 */
  foot: string
  /** After the limit: hatched and struck out, still possible with a reason. */
  late?: boolean
  /** 「11 月 26 日，星期四」 */
  aria: string
}

export interface PromiseView {
  /** No day: nobody has promised yet; an empty one is drawn with `waiting`. */
  calendarDay?: CalendarDayView
  who?: string
  /** 「答应这天前办好」 */
  saying?: string
  measures?: string
  /** 「网格员 · 三组 2 格」 */
  post?: string
  /** The promise was changed: what it was, and why. */
  before?: { calendarDay: CalendarDayView; reason: string }
  /** The promised day is after the limit, with this reason. */
  lateReason?: string
  /** 「领单的人会在这里写下日子」 */
  waiting?: string
}

export interface RulerView {
  kind: LightKind
  /** 「时间够，还剩 3 天」 */
  headline: string
  /** How much of the limit is used, in percent, 0..100. */
  used: number
  /** Number of spaces between ticks: days, or weeks above 15 days. */
  ticks: number
  /** Where the promise stands, in percent, and 「答应 26 日」. */
  promise?: { at: number; text: string }
  /** 「22 日点单」 */
  start: string
  /** 「时限 5 天 · 27 日到」 */
  end: string
}

export type PhotoState = 'ok' | 'uploading' | 'checking' | 'failed' | 'unsent'
export interface PhotoView {
  id: string
  /** Never set for a picture that did not pass the check. */
  src?: string
  state: PhotoState
  /** 「办之前」「办好后」 */
  label?: string
}

export interface VoiceView {
  src: string
  seconds: number
}

export interface TimelineEntryView {
  id: string
  /** 「今天」「昨天」「11 月 20 日」 */
  day: string
  /** 「8:05」 */
  time?: string
  who?: string
  /** 「领了单，答应 26 日前办好」 */
  text: string
  photos?: PhotoView[]
  voice?: VoiceView
  /** A correction stands on a line of its own, in red. */
  tone?: 'plain' | 'correction'
}

export interface ContactView {
  id: string
  /** The round: 「李」. */
  surname: string
  name: string
  /** 「您家的网格员 · 三组 2 格」 */
  post: string
  /** Whether the phone button is shown. The number itself stays with the page. */
  canCall: boolean
}

/** Somebody work can be given to. */
export interface PersonView {
  id: string
  surname: string
  name: string
  /** 「三组 2 格，隔壁格」 */
  post: string
  /** 「手上 3 件」「1 件快到期」: load, never a score. */
  load: string[]
  /** Nobody in particular: whichever of the group claims first. */
  pool?: boolean
}

export interface ChoiceView {
  value: string
  label: string
  /** Second, small line. */
  note?: string
  icon?: string
}

/** A number on the first page of whoever serves, and the list it opens. */
export interface DutyCellView {
  id: string
  label: string
  count: string
  page: string
  tone: 'red' | 'amber' | 'none' | ''
  /** The mark that goes with the colour. */
  art: string
}
export interface DutyView {
  chosen: string
  posts: { value: string; label: string; note: string; waits: boolean }[]
  big: DutyCellView[]
  small: DutyCellView[]
  card: CardView | null
  quiet: string
  work: { label: string; page: string } | null
}

export interface CounterView {
  value: string
  count: string
  label: string
}

/** One rate on the board. Every stroke is a ticket; an empty id is a ticket that may not be opened. */
export interface RateView {
  id: string
  /** 「响应率」 */
  name: string
  /** 「28 单，27 单一天内有人领」 */
  saying: string
  /** 「96」, or empty when there is nothing to count yet. */
  percent: string
  kept: string[]
  missed: string[]
}

export interface ScoreView {
  id: string
  /** 「结果」 */
  name: string
  /** 「事情办成了没有」 */
  hint: string
  /** Five words from 1 to 5. */
  words: string[]
}

/** One line of a passbook: the day in the margin, what it was and who vouched, how many points and what was left. */
export interface LedgerRowView {
  id: string
  /** 「26 日」「月底」「8:14」 */
  day: string
  /** 「11 月」 under the day, or '' where it does not change. */
  month: string
  title: string
  note: string
  /** 「+10」「−36」 */
  points: string
  /** 「余 286」「待入账」 */
  after: string
  /** pencil: not yet in the book; red: a mistake cured, or a deduction. */
  tone: 'ink' | 'pencil' | 'red'
  /** Instead of points: 「看单子」. The row is then a target. */
  link?: string
  /** The row opens something. */
  opens?: boolean
  aria: string
}
