/** The bar of an honour: what this person may do now. */
import type { HonourDetail } from '../../../contract/points/honour'
import type { PRESSES } from '../../core/honour/phone/ways'

type Button = keyof typeof PRESSES
export interface HonourBar {
  main: string
  mainPress: Button | ''
  side: string
  sidePress: Button | ''
  outlined: boolean
  note: string
}

/** One filled button: the household's yes, or the committee's. */
export function barOf({ can, state, mine }: Pick<HonourDetail, 'can' | 'state' | 'mine'>): HonourBar {
  const may = (verb: HonourDetail['can'][number]) => can.indexOf(verb) >= 0
  const bar = (main: string, mainPress: Button | '', more: Partial<HonourBar> = {}): HonourBar => ({
    main,
    mainPress,
    side: '',
    sidePress: '',
    outlined: true,
    note: '',
    ...more,
  })
  if (may('vote'))
    return bar('同意', 'agree', {
      side: '不同意',
      sidePress: 'against',
      outlined: false,
      note: '评完了写上您的名字',
    })
  if (may('consent') && state === 'nominated')
    return mine
      ? bar('我们家愿意', 'yes', { side: '不愿意', sidePress: 'no', outlined: false })
      : bar('这户愿意', 'agreed', {
          side: '不愿意',
          sidePress: 'declined',
          outlined: false,
          note: '当面问过这户，才替他们点',
        })
  if (may('consent')) return bar('晒出来', 'show')
  if (may('takeBack')) return state === 'awarded' ? bar('收回，不晒了', 'hide') : bar('不评了', 'takeBack')
  if (may('object')) return bar('我有意见', 'object', { note: '不写您的名字' })
  return bar('', '')
}
