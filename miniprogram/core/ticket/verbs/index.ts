/** Verbs that have a file of their own. */
import { giveBack } from './handling/give-back'
import { progress } from './handling/progress'

export const VERB_FILES = { giveBack, progress }
