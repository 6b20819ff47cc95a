/** The bar of a good deed: what this person may do now. */
import type { ApplicationVerb } from '../../../contract/points/deed'
import type { PRESSES } from '../../core/deed/phone/ways'

type Button = keyof typeof PRESSES
export interface ApplicationBar {
  main: string
  mainPress: Button | ''
  side: string
  sidePress: Button | ''
  outlined: boolean
  note: string
}
const NOTHING: ApplicationBar = {
  main: '',
  mainPress: '',
  side: '',
  sidePress: '',
  outlined: true,
  note: '',
}

/** One filled button: vouching. Everything else is outlined or stands in the list. */
export function barOf(can: readonly ApplicationVerb[], isMinus: boolean): ApplicationBar {
  const may = (verb: ApplicationVerb) => can.indexOf(verb) >= 0
  if (may('confirm'))
    return {
      main: isMinus ? '核实无误' : '证实',
      mainPress: 'confirm',
      side: isMinus ? '不属实' : '不证实',
      sidePress: may('refuse') ? 'refuse' : '',
      outlined: false,
      note: '看见了，或者问过在场的人，才点',
    }
  if (may('object')) return { ...NOTHING, main: '我有意见', mainPress: 'object', note: '不写您的名字' }
  if (may('withdraw')) return { ...NOTHING, main: '撤回', mainPress: 'withdraw' }
  return NOTHING
}
