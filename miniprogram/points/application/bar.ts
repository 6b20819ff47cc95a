/** The bar of a good deed: what this person may do now. */
import type { ApplicationVerb } from '../../../contract/points/deed'

export interface ApplicationBar {
  main: string
  mainVerb: ApplicationVerb | ''
  side: string
  sideVerb: ApplicationVerb | ''
  outlined: boolean
  note: string
}

/** One filled button: vouching. Everything else is outlined or stands in the list. */
export function barOf(can: readonly ApplicationVerb[], isMinus: boolean): ApplicationBar {
  const may = (verb: ApplicationVerb) => can.indexOf(verb) >= 0
  if (may('confirm'))
    return {
      main: isMinus ? '核实无误' : '证实',
      mainVerb: 'confirm',
      side: isMinus ? '不属实' : '不证实',
      sideVerb: may('refuse') ? 'refuse' : '',
      outlined: false,
      note: '看见了，或者问过在场的人，才点',
    }
  if (may('object'))
    return {
      main: '我有意见',
      mainVerb: 'object',
      side: '',
      sideVerb: '',
      outlined: true,
      note: '不写您的名字',
    }
  if (may('withdraw'))
    return { main: '撤回', mainVerb: 'withdraw', side: '', sideVerb: '', outlined: true, note: '' }
  return { main: '', mainVerb: '', side: '', sideVerb: '', outlined: true, note: '' }
}
