/** Every verb of an honour, in the order of its buttons. */
import { answer } from './answer'
import { countVotes, endNotice, moveObjections, neverAgreed } from './clock'
import { consent } from './consent'
import { nominate } from './nominate'
import { object } from './object'
import { standAside } from './stand-aside'
import { vote } from './vote'

export const VERB_FILES = {
  nominate,
  consent,
  object,
  answer,
  vote,
  standAside,
  neverAgreed,
  endNotice,
  moveObjections,
  countVotes,
}
