import { phoneNumber } from './phonenumber'
import { checkMedia, checkText } from './security'
import { sendSubscribeMessage } from './subscribe'
import { type Api, ok } from './types'
import { drawCode } from './wxacode'

/** The openapis with behaviour of their own; others are captured and answered with ok. */
export const APIS: Record<string, Api> = {
  'subscribeMessage.getTemplateList': ({ templates }) => ok({ data: templates }),
  'subscribeMessage.send': sendSubscribeMessage,
  'security.msgSecCheck': checkText,
  'security.mediaCheckAsync': checkMedia,
  'wxacode.getUnlimited': drawCode,
  'phonenumber.getPhoneNumber': phoneNumber,
}
