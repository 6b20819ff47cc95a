/** What time brings about: what nobody came for goes back. */
import { clock } from './kit'

export const CLOCKS = {
  returns: clock({ while: ['waiting'], dueAt: ({ until }) => until, press: 'expire' }),
}
