/** Where each verb is done: a page of its own, a sheet on the order's page, or a dialog. The verbs say it. */
import { verbButtons, type VerbButton } from '../../../views/ticket-card'
import type { Verb } from '../../../core/ticket/lifecycle'
import type { State } from '../../../core/ticket/types'
import { DIALOGS, FORMS, PAGES } from '../../../core/ticket/phone/ways'

export function pageOf(verb: Verb, id: string): string | null {
  const page = (PAGES as Partial<Record<Verb, string>>)[verb]
  return page === undefined ? null : `${page}${page.indexOf('?') < 0 ? '?' : '&'}id=${id}`
}

/** A verb that is done at once after a question; null where it is another. */
export const dialogOf = (verb: Verb) =>
  verb in DIALOGS ? { verb: verb as keyof typeof DIALOGS, ...DIALOGS[verb as keyof typeof DIALOGS] } : null

const isButton = (verb: Verb): boolean => verb in PAGES || verb in DIALOGS || verb in FORMS

export interface Bar {
  main: string
  mainIcon: string
  side: string
  sideIcon: string
  verb: Verb | ''
  sideVerb: Verb | ''
  mainCalls: boolean
  sideCalls: boolean /** Nothing is waited for: the button is only outlined. */
  quiet: boolean
}
export const NO_BAR: Bar = {
  main: '',
  mainIcon: '',
  side: '',
  sideIcon: '',
  verb: '',
  sideVerb: '',
  mainCalls: false,
  sideCalls: false,
  quiet: true,
}
export interface Ways {
  bar: Bar
  rest: VerbButton[]
  consent: boolean
}

/** Stand beside the main button rather than in the list; the first of them that may be pressed. */
const BESIDE: readonly Verb[] = ['progress', 'amend', 'recommit', 'decline', 'giveBack']

/**
 * The bar: what most wants doing, else the phone; beside it the phone, else a quiet verb. Everything else is a line in
 * the list. `callWho` is '' when there is nobody to call.
 */
export function waysOf(can: readonly Verb[], callWho: string, state?: State): Ways {
  const buttons = verbButtons(can.filter(isButton), state)
  const main = buttons.find(button => button.main)
  const calls = callWho === '' ? '' : `给${callWho}打电话`
  const beside = BESIDE.map(verb => buttons.find(button => button !== main && button.verb === verb)).find(
    button => button !== undefined,
  )
  const sideCalls = main !== undefined && calls !== '' && !(beside && beside.verb !== 'amend')
  const first = main ?? (calls === '' ? beside : undefined)
  const second = sideCalls ? undefined : beside !== first ? beside : undefined
  const used = [first?.verb, second?.verb]
  return {
    bar: {
      main: first ? first.words : calls,
      mainIcon: first || calls === '' ? '' : 'call',
      verb: first ? first.verb : '',
      mainCalls: !first && calls !== '',
      side: sideCalls ? '打电话' : second ? second.words : '',
      sideIcon: sideCalls ? 'call' : '',
      sideVerb: second ? second.verb : '',
      sideCalls,
      quiet: main === undefined && calls === '',
    },
    rest: buttons.filter(button => used.indexOf(button.verb) < 0),
    consent: can.indexOf('consent') >= 0,
  }
}
