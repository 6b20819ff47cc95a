/** Verbs that have a file of their own. */
import { giveBack } from './handling/give-back'
import { progress } from './handling/progress'
import { claim } from './handling/claim'
import { recommit } from './handling/recommit'
import { addHandler } from './handling/add-handler'
import { recuse } from './handling/recuse'
import { resolve } from './handling/resolve'

export const VERB_FILES = { giveBack, progress, claim, recommit, addHandler, recuse, resolve }
