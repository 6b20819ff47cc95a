/** Every verb of a complaint or a suggestion, in the order of its buttons. */
import { answer } from './answer'
import { appeal } from './appeal'
import { bring } from './bring'
import { endAppealTime, handUp } from './clock'
import { send } from './send'
import { withdraw } from './withdraw'

export const VERB_FILES = { send, answer, appeal, withdraw, bring, handUp, endAppealTime }
