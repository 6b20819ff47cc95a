/** Verbs that have a file of their own. */
import { giveBack } from './handling/give-back'
import { progress, takenOut } from './handling/progress'
import { takenOut } from './taken-out'

export const VERB_FILES = { giveBack, progress, takenOut }
