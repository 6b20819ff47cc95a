/** Every verb of a redemption, in the order of its buttons. */
import { cancel } from './cancel'
import { expire } from './expire'
import { handOut } from './hand-out'
import { redeem } from './redeem'

export const VERB_FILES = { redeem, handOut, cancel, expire }
