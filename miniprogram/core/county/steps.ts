/** What an office changed, in the past tense, and the line of the log that says so. Names are public names or masked. */
import { dateText, fromDayKey, yearOf } from '../clock/shanghai'
import { ROLE_LABELS } from '../labels'
import type { Post } from '../people/role'
import type { RegroupingKind } from '../people/regrouping'
import { READY_LABELS, type ReadyKind } from '../text/ready'
import type { ReadyChange } from './ready'
import { EXPORT_PURPOSES, type ExportPurpose } from './exporting'

interface Held {
  role: Post['role']
  node: string
  name: string
}
export type OfficeStep =
  | ({ type: 'PostProposed' } & Held)
  | ({ type: 'PostRefused' } & Held)
  | ({ type: 'PostTakenBack' } & Held)
  /** `agreed`: who gave it, where another one said the second yes. */
  | ({ type: 'PostGiven'; from: number; until: number | null; deputy: boolean; agreed: string | null } & Held)
  | ({ type: 'PostEnded'; at: number } & Held)
  | { type: 'HouseholdAdded'; door: string }
  | { type: 'DoorChanged'; from: string; to: string }
  | { type: 'PersonAdded'; door: string; name: string }
  | { type: 'PeopleMoved'; from: string; to: string; names: string[] }
  | { type: 'PersonGone'; door: string; name: string; why: 'away' | 'died' }
  | { type: 'PersonsUnited'; door: string; name: string }
  | { type: 'ShopSet'; village: string; name: string; place: string; opens: string; closes: string }
  | { type: 'ReadyChanged'; village: string; kind: ReadyKind; what: ReadyChange; text: string }
  | { type: 'ExportAsked'; village: string; purpose: ExportPurpose }
  /** `askedBy`: who wanted it. */
  | { type: 'ExportAnswered'; village: string; askedBy: string; yes: boolean }
  | { type: 'ExportFetched'; village: string; purpose: ExportPurpose; agreedBy: string }
  /** `changes`: lines that are otherwise. */
  | { type: 'PointsRulesSaved'; place: string; version: number; from: number; changes: number }
  | { type: 'NodeAdded'; name: string; under: string }
  | { type: 'NodeRenamed'; from: string; to: string }
  | { type: 'NodeEnded'; name: string }
  /** For a later day. */
  | {
      type: 'RegroupingPlanned'
      kind: RegroupingKind
      from: string
      to: string
      households: number
      day: string
    }
  | { type: 'RegroupingCalledOff'; kind: RegroupingKind; from: string; to: string }
  | {
      type: 'HouseholdsMoved'
      kind: 'split' | 'merge' | 'move'
      from: string
      to: string
      households: number
      reason: string
    }

type Line<T extends OfficeStep['type']> = (step: Extract<OfficeStep, { type: T }>) => string
/** A post lasts for years. */
const dayOf = (at: number): string => `${yearOf(at)} 年 ${dateText(at)}`
const what = ({ node, role, name }: Held) => `${name}的${node}${ROLE_LABELS[role]}`

type Moved = Extract<OfficeStep, { type: 'HouseholdsMoved' }>
const MOVED: Record<Moved['kind'], (from: string, to: string, households: number) => string> = {
  split: (from, to, households) => `从「${from}」拆出「${to}」，${households} 户`,
  merge: (from, to, households) => `把「${from}」并到「${to}」，${households} 户`,
  move: (from, to, households) => `从「${from}」挪了 ${households} 户到「${to}」`,
}

const CALLED_OFF: Record<RegroupingKind, (from: string, to: string) => string> = {
  split: (from, to) => `撤了从「${from}」拆出「${to}」`,
  merge: (from, to) => `撤了把「${from}」并到「${to}」`,
  move: (from, to) => `撤了从「${from}」挪户到「${to}」`,
}

const READY_CHANGED: Record<ReadyChange, string> = {
  add: '加了一句',
  change: '改了一句',
  remove: '删了一句',
  raise: '往上挪了一句',
}

const LINES: { readonly [T in OfficeStep['type']]: Line<T> } = {
  PostProposed: step => `提了${what(step)}，等另一位点头`,
  PostRefused: step => `没有同意${what(step)}`,
  PostTakenBack: step => `收回了提的${what(step)}`,
  PostGiven: step =>
    `定了${what(step)}${step.deputy ? '（替手）' : ''}，${dateText(step.from)}起${
      step.until === null ? '' : `，到 ${dayOf(step.until)}`
    }${step.agreed === null ? '' : `；是${step.agreed}提的`}`,
  HouseholdAdded: ({ door }) => `加了一户「${door}」`,
  DoorChanged: ({ from, to }) => `把门牌「${from}」改成「${to}」`,
  PersonAdded: ({ door, name }) => `在「${door}」加了${name}`,
  PeopleMoved: ({ from, to, names }) => `把${names.join('、')}从「${from}」换到「${to}」`,
  PersonGone: ({ door, name, why }) => `记了「${door}」的${name}${why === 'died' ? '过世' : '搬走'}`,
  PersonsUnited: ({ door, name }) => `把「${door}」的两个${name}并成一个人`,
  ShopSet: ({ village, name, place, opens, closes }) =>
    `把${village}的积分超市定为「${name}」，在${place}，${opens}—${closes}`,
  ReadyChanged: ({ village, kind, what, text }) =>
    `${READY_CHANGED[what]}${village}「${READY_LABELS[kind]}」常用的话：${text}`,
  ExportAsked: ({ village, purpose }) => `要${village}带电话的名单：${EXPORT_PURPOSES[purpose]}`,
  ExportAnswered: ({ village, askedBy, yes }) =>
    `${yes ? '同意' : '没有同意'}${askedBy}要${village}带电话的名单`,
  ExportFetched: ({ village, purpose, agreedBy }) =>
    `取走了${village}带电话的名单：${EXPORT_PURPOSES[purpose]}；是${agreedBy}点头的`,
  PointsRulesSaved: ({ place, version, from, changes }) =>
    `改了${place}的积分规则 ${changes} 处，第 ${version} 版，${dateText(from)}起`,
  NodeAdded: ({ name, under }) => `在${under}下面加了「${name}」`,
  NodeRenamed: ({ from, to }) => `把「${from}」改名「${to}」`,
  NodeEnded: ({ name }) => `撤了「${name}」`,
  HouseholdsMoved: ({ kind, from, to, households, reason }) =>
    `${MOVED[kind](from, to, households)}${reason === '' ? '' : `：${reason}`}`,
  RegroupingPlanned: ({ kind, from, to, households, day }) =>
    `定了 ${dateText(fromDayKey(day))}起${MOVED[kind](from, to, households)}`,
  RegroupingCalledOff: ({ kind, from, to }) => `${CALLED_OFF[kind](from, to)}，不动了`,
  PostEnded: step => `定了${what(step)}到 ${dayOf(step.at)}为止`,
}

/** 「定了李春梅的三组 2 格网格员，11 月 27 日起」 */
export const officeLine = <T extends OfficeStep['type']>(step: Extract<OfficeStep, { type: T }>): string =>
  (LINES[step.type as T] as Line<T>)(step)
