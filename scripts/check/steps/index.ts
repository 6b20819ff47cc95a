import type { Step } from '../step'
import { borders } from './borders'
import { cycles } from './cycles'
import { defaults } from './defaults'
import { generated } from './generated'
import { links } from './links'
import { lint } from './lint'
import { wechatPackage } from './package'
import { phoneRules } from './phone-rules'
import { purity } from './purity'
import { rooms } from './rooms'
import { sentencesOnce } from './sentences-once'
import { size } from './size'
import { stylesStay } from './templates/styles-stay'
import { runtimes } from './runtimes'
import { typesOfNode, typesOfPhone, typesOfPhoneTests, typesOfPreview } from './types'
import { typedIn } from './typed-in'
import { unused } from './unused'
import { wxml } from './templates/wxml'
import { wxmlTypes } from './templates/wxml-types'

/** In the order they are shown; the slow ones first, so that two at a time end together. */
export const STEPS: Step[] = [
  typesOfNode,
  typesOfPhone,
  typesOfPhoneTests,
  wechatPackage,
  typesOfPreview,
  runtimes,
  wxmlTypes,
  lint,
  unused,
  generated,
  borders,
  rooms,
  cycles,
  size,
  phoneRules,
  purity,
  defaults,
  typedIn,
  sentencesOnce,
  wxml,
  stylesStay,
  links,
]
