/** Every verb of a good deed, in the order of its buttons. */
import { answer } from './answer'
import { apply } from './apply'
import { credit, moveObjections, remind } from './clock'
import { confirm } from './confirm'
import { object } from './object'
import { standAside } from './stand-aside'
import { withdraw } from './withdraw'

export const VERB_FILES = {
  apply,
  confirm,
  withdraw,
  object,
  answer,
  standAside,
  remind,
  moveObjections,
  credit,
}
