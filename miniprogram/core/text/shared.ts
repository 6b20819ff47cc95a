/** Sentences of several rooms. */

/** In place of words that their own person took back. */
export const ERASED = '已按本人要求删除'
/** Beside somebody whom nobody has confirmed yet where they say they live. */
export const UNVERIFIED = '待核实'
/** To somebody whose request to join was not agreed to. */
export const ASK_IN_PERSON = '是自己家的话，请家里人或网格员当面说一声，再试一次。'
